package io.tif1.tests.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The laws of the code: each with the classes it is for, and with those of the seeded tree that
 * break it. A law that none of them broke would be no law.
 */
@SuppressWarnings("ImmutableEnumChecker") // suppliers and functions without state
enum Law {
  OKHTTP_ON_THE_WIRE(Boundaries::okHttpOnTheWire, "client.HttpInTheApi"),
  CAFFEINE_IN_THE_CACHE(Boundaries::caffeineInTheCache, "client.internal.attempt.OwnCache"),
  JDBC_IN_THE_CACHE(Boundaries::jdbcInTheCache, "client.internal.attempt.OwnDatabase"),
  JACKSON_IN_THE_MODEL(
      Boundaries::jacksonInTheModel, "client.ParsesByItself", "model.ParsesOutsideJson"),
  MICROMETER_IN_ITS_BINDER(
      Boundaries::micrometerInItsBinder, "client.internal.runtime.CountsForMicrometer"),
  API_THROUGH_ASSEMBLY(
      Boundaries::apiThroughAssembly, "client.ReachesARoom", "client.event.TellsOfARoom"),
  ROOMS_APART(
      Boundaries::roomsApart,
      "client.internal.admit.PeeksNextDoor",
      "client.internal.join.KnowsTheHouse",
      "client.internal.pipe.KnowsARoom"),
  MODEL_ALONE(Boundaries::modelAlone, "model.KnowsTheClient"),
  CHARTS_KNOW_THE_MODEL_ONLY(Boundaries::chartsKnowTheModelOnly, "charts.KnowsTheClient"),
  PIXELS_IN_THE_CHARTS(Boundaries::pixelsInTheCharts, "charts.DrawsByItself"),
  TIME_AND_CHANCE_IN_RUNTIME(
      Conduct::timeAndChanceInRuntime,
      "client.internal.attempt.ReadsTheClock",
      "client.internal.attempt.ReadsTheClockByReference",
      "client.internal.attempt.ReadsTheClockInALambda",
      "client.internal.attempt.TellsTheDate",
      "client.internal.attempt.HasAClock",
      "client.internal.attempt.DrawsRandomNumbers",
      "client.internal.attempt.OwnsRandomNumbers",
      "client.internal.attempt.StartsATimer",
      "client.internal.attempt.WaitsAWhile",
      "client.internal.attempt.TimesOut",
      "client.internal.attempt.Sleeps",
      "client.internal.attempt.SleepsByUnit"),
  NO_MUTABLE_STATICS(
      Shapes::noMutableStatics,
      "client.Counted",
      "client.CountedAtomically",
      "client.Registered",
      "client.OpenTable"),
  PUBLIC_TYPES_ARE_CLOSED(
      Shapes::publicTypesAreClosed, "client.Subclassable", "client.Closed$Opened"),
  ASYNC_NAMES_ITS_EXECUTOR(
      roots -> Conduct.asyncNamesItsExecutor(),
      "client.internal.cache.OnTheCommonPool",
      "client.internal.cache.GoesOnOnTheCommonPool",
      "model.InParallel"),
  INTERNALS_DO_NOT_WAIT_FOR_FUTURES(
      Conduct::internalsDoNotWaitForFutures,
      "client.internal.attempt.JoinsAFuture",
      "client.internal.attempt.GetsAFuture"),
  STAGES_ARE_CALLED_THROUGH_THE_GUARD(
      Conduct::stagesAreCalledThroughTheGuard,
      "client.internal.breaker.CallsAStage",
      "client.internal.breaker.CallsAStageByReference",
      "client.internal.breaker.CallsAKnownStage"),
  LIBRARIES_LEAVE_THE_PROCESS_ALONE(
      roots -> Conduct.librariesLeaveTheProcessAlone(),
      "model.Prints",
      "model.PrintsATrace",
      "model.EndsTheJvm"),
  NOBODY_SLEEPS(
      Project::everything,
      roots -> Conduct.nobodySleeps(),
      "client.internal.attempt.Sleeps",
      "client.internal.attempt.SleepsByUnit");

  private final Supplier<JavaClasses> judged;
  private final Function<Roots, ArchRule> rule;
  private final Set<String> brokenBy;

  Law(Function<Roots, ArchRule> rule, String... brokenBy) {
    this(Project::libraries, rule, brokenBy);
  }

  Law(Supplier<JavaClasses> judged, Function<Roots, ArchRule> rule, String... brokenBy) {
    this.judged = judged;
    this.rule = rule;
    this.brokenBy = Set.of(brokenBy);
  }

  /** The classes of the project that it is for. */
  JavaClasses judged() {
    return judged.get();
  }

  /** As it reads under {@code roots}. */
  ArchRule under(Roots roots) {
    return rule.apply(roots);
  }

  /** The classes of the seeded tree that break it, below its root. */
  Set<String> brokenBy() {
    return brokenBy;
  }
}
