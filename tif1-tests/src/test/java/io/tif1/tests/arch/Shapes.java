package io.tif1.tests.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;

/** Laws about how types and fields are made. */
final class Shapes {
  private Shapes() {}

  static ArchRule publicTypesAreClosed(Roots roots) {
    return classes()
        .that()
        .resideInAnyPackage(roots.exported().toArray(String[]::new))
        .should(
            new ArchCondition<JavaClass>("be final, sealed, a record, an enum or an interface") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (isForEverybody(type) && !isClosed(type)) {
                  events.add(
                      SimpleConditionEvent.violated(type, type.getName() + " can be subclassed"));
                }
              }
            })
        .as("public types of exported packages cannot be subclassed");
  }

  private static boolean isForEverybody(JavaClass type) {
    boolean reachable =
        type.getModifiers().contains(JavaModifier.PUBLIC)
            || type.getModifiers().contains(JavaModifier.PROTECTED);
    return reachable && type.getEnclosingClass().map(Shapes::isForEverybody).orElse(true);
  }

  private static boolean isClosed(JavaClass type) {
    return type.isInterface()
        || type.isEnum()
        || type.isRecord()
        || type.getModifiers().contains(JavaModifier.FINAL)
        || type.reflect().isSealed();
  }

  static ArchRule noMutableStatics(Roots roots) {
    return fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .doNotHaveFullyQualifiedName(roots.client() + ".SharedClient")
        .and()
        .areDeclaredInClassesThat()
        .doNotHaveFullyQualifiedName(roots.room("runtime") + ".OwnLock")
        .and()
        .areDeclaredInClassesThat()
        .doNotHaveFullyQualifiedName(roots.room("transport") + ".StuckTaskRunner")
        .should(
            new ArchCondition<JavaField>("be final and hold what cannot change") {
              @Override
              public void check(JavaField field, ConditionEvents events) {
                if (!isSynthetic(field) && isMutable(field)) {
                  events.add(
                      SimpleConditionEvent.violated(field, field.getFullName() + " can change"));
                }
              }
            })
        .as(
            "no static state, but the holder of Tif1.shared(), what assertions know of locks, and"
                + " what is known of OkHttp's own static task runner");
  }

  private static boolean isSynthetic(JavaField field) {
    return field.getModifiers().contains(JavaModifier.SYNTHETIC); // of javac: $VALUES and the like
  }

  private static boolean isMutable(JavaField field) {
    if (!field.getModifiers().contains(JavaModifier.FINAL)) {
      return true;
    }
    JavaClass type = field.getRawType();
    if (type.isArray()) {
      return !field.getModifiers().contains(JavaModifier.PRIVATE); // a table of the class's own
    }
    if (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)) {
      return !isUnmodifiable(value(field));
    }
    return isHolder(type);
  }

  /** Types that exist to be changed. */
  private static boolean isHolder(JavaClass type) {
    return type.getPackageName().equals("java.util.concurrent.atomic")
            && !type.getSimpleName().endsWith("FieldUpdater")
        || type.isAssignableTo(ThreadLocal.class)
        || type.isAssignableTo(StringBuilder.class)
        || type.isAssignableTo(Lock.class)
        || type.isAssignableTo(Executor.class)
        || type.isAssignableTo(Future.class)
        || type.isAssignableTo(Thread.class);
  }

  private static Object value(JavaField field) {
    try {
      Field reflected = field.reflect();
      reflected.setAccessible(true);
      return reflected.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field.getFullName() + " cannot be looked at", e);
    }
  }

  /** The type of the field does not say; its value does. */
  private static boolean isUnmodifiable(Object value) {
    String name = value.getClass().getName();
    return name.startsWith("java.util.ImmutableCollections$")
        || name.startsWith("java.util.Collections$Unmodifiable")
        || name.startsWith("java.util.Collections$Empty")
        || name.startsWith("java.util.Collections$Singleton");
  }
}
