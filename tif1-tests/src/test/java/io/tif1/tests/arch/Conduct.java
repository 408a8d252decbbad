package io.tif1.tests.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.tif1.tests.arch.Roots.tree;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;

/**
 * Laws about what code may do. They see calls and method references alike, those within lambdas
 * included.
 */
final class Conduct {
  private static final String NEW = "<init>";

  /** Methods that read a clock, wait for time to pass, or draw random numbers. */
  private static final Set<String> TIME_AND_CHANCE =
      Set.of(
          "java.lang.System.nanoTime",
          "java.lang.System.currentTimeMillis",
          "java.lang.Thread.sleep",
          "java.lang.Math.random",
          "java.util.Date." + NEW,
          "java.util.Timer." + NEW,
          "java.util.UUID.randomUUID",
          "java.util.concurrent.locks.LockSupport.parkNanos",
          "java.util.concurrent.locks.LockSupport.parkUntil",
          "java.util.concurrent.CompletableFuture.orTimeout",
          "java.util.concurrent.CompletableFuture.completeOnTimeout",
          "java.util.concurrent.CompletableFuture.delayedExecutor",
          "java.util.concurrent.ScheduledThreadPoolExecutor." + NEW,
          "java.util.concurrent.Executors.newScheduledThreadPool",
          "java.util.concurrent.Executors.newSingleThreadScheduledExecutor");

  /** Methods of java.util.concurrent that wait if, and as long as, a TimeUnit says. */
  private static final Set<String> TIMED_WAITS =
      Set.of("await", "awaitTermination", "tryLock", "tryAcquire", "poll", "offer", "get");

  /** What one room calls of the next one. */
  private static final Set<String> STAGES = Set.of("FetchStage", "AttemptStage", "ExchangeStage");

  private static final Set<String> ENDS_THE_JVM =
      Set.of("java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt");

  private Conduct() {}

  static ArchRule timeAndChanceInRuntime(Roots roots) {
    return noClasses()
        .that()
        .resideInAnyPackage(tree(roots.model()), tree(roots.client()))
        .and()
        .resideOutsideOfPackage(tree(roots.room("runtime")))
        .should()
        .accessTargetWhere(
            described(
                "reads a clock, waits for time to pass or draws random numbers",
                access ->
                    TIME_AND_CHANCE.contains(name(access))
                        || isNow(access)
                        || isTimedWait(access)
                        || isSourceOfChance(access)))
        .as("clock, waiting and chance only in " + roots.room("runtime"));
  }

  static ArchRule asyncNamesItsExecutor() {
    return noClasses()
        .should()
        .accessTargetWhere(
            described(
                "runs on the common pool",
                access ->
                    isAsyncWithoutExecutor(access)
                        || name(access).equals("java.util.concurrent.ForkJoinPool.commonPool")
                        || owner(access).isAssignableTo(Collection.class)
                            && access.getName().equals("parallelStream")
                        || owner(access).isAssignableTo(BaseStream.class)
                            && access.getName().equals("parallel")))
        .as("every async step names its executor");
  }

  static ArchRule internalsDoNotWaitForFutures(Roots roots) {
    return noClasses()
        .that()
        .resideInAPackage(tree(roots.internal()))
        .should()
        .accessTargetWhere(
            described(
                "waits for a future",
                access ->
                    owner(access).isAssignableTo(Future.class)
                            && Set.of("get", "join").contains(access.getName())
                        || Set.of("invokeAll", "invokeAny").contains(access.getName())))
        .as("internals never wait for a future");
  }

  static ArchRule stagesAreCalledThroughTheGuard(Roots roots) {
    String guard = roots.room("pipe") + ".Stages";
    return noClasses()
        .that()
        .resideInAPackage(tree(roots.internal()))
        .and()
        .doNotHaveFullyQualifiedName(guard)
        .should()
        .accessTargetWhere(
            described(
                "calls a stage itself",
                access ->
                    access.getName().equals("run")
                        && STAGES.stream()
                            .map(stage -> roots.room("pipe") + "." + stage)
                            .anyMatch(owner(access)::isAssignableTo)))
        .as("stages are called through " + guard + ", which turns what they throw into a failure");
  }

  static ArchRule nobodySleeps() {
    return noClasses()
        .should()
        .accessTargetWhere(
            described(
                "sleeps",
                access ->
                    Set.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep")
                        .contains(name(access))))
        .as("nobody sleeps, tests included");
  }

  static ArchRule librariesLeaveTheProcessAlone() {
    return noClasses()
        .should()
        .accessTargetWhere(
            described(
                "ends the JVM or writes to the console",
                access ->
                    ENDS_THE_JVM.contains(name(access))
                        || Set.of("java.lang.System.out", "java.lang.System.err")
                            .contains(name(access))
                        || owner(access).isAssignableTo(Throwable.class)
                            && access.getName().equals("printStackTrace")))
        .as("libraries neither end the JVM nor write to the console");
  }

  /** {@code now()} of the types of java.time, and the clocks behind them. */
  private static boolean isNow(JavaAccess<?> access) {
    return owner(access).getPackageName().equals("java.time") && access.getName().equals("now")
        || owner(access).isEquivalentTo(Clock.class)
            && (access.getName().startsWith("system") || access.getName().startsWith("tick"));
  }

  /** Waiting for something, but only so long. */
  private static boolean isTimedWait(JavaAccess<?> access) {
    if (owner(access).isEquivalentTo(Object.class) || owner(access).isEquivalentTo(Thread.class)) {
      return Set.of("wait", "join").contains(access.getName()) && takes(access, "long");
    }
    return owner(access).getName().equals("java.util.concurrent.TimeUnit")
            && Set.of("sleep", "timedJoin", "timedWait").contains(access.getName())
        || Set.of("awaitNanos", "awaitUntil").contains(access.getName())
        || TIMED_WAITS.contains(access.getName()) && takes(access, "java.util.concurrent.TimeUnit");
  }

  private static boolean isSourceOfChance(JavaAccess<?> access) {
    return owner(access).isAssignableTo(RandomGenerator.class)
        && Set.of(NEW, "current", "of", "getDefault").contains(access.getName());
  }

  private static boolean isAsyncWithoutExecutor(JavaAccess<?> access) {
    return owner(access).isAssignableTo(CompletionStage.class)
        && access.getName().endsWith("Async")
        && owner(access).getPackageName().startsWith("java.")
        && !takes(access, Executor.class.getName());
  }

  private static boolean takes(JavaAccess<?> access, String type) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && target.getRawParameterTypes().stream().anyMatch(p -> p.getName().equals(type));
  }

  private static JavaClass owner(JavaAccess<?> access) {
    return access.getTargetOwner();
  }

  private static String name(JavaAccess<?> access) {
    return owner(access).getName() + "." + access.getName();
  }

  private static DescribedPredicate<JavaAccess<?>> described(
      String words, Predicate<JavaAccess<?>> predicate) {
    return describe(words, predicate);
  }
}
