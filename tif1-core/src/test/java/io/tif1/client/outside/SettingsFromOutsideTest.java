package io.tif1.client.outside;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Setting;
import io.tif1.client.Tif1Config;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What another package sees: getters and setters live in classes it cannot name. */
class SettingsFromOutsideTest {
  @Test
  void aGetterCanBeHandedOver() {
    Function<Tif1Config, Duration> timeout = Tif1Config::timeout;

    assertThat(timeout.apply(Tif1Config.defaults())).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aSetterCanBeHandedOver() {
    BiFunction<Tif1Config.Builder, Integer, Tif1Config.Builder> retries =
        Tif1Config.Builder::maxRetries;

    assertThat(retries.apply(Tif1Config.defaults().toBuilder(), 0).build().maxRetries()).isZero();
  }

  @Test
  void aGetterCanBeCalledByReflection() throws ReflectiveOperationException {
    Object timeout = Tif1Config.class.getMethod("timeout").invoke(Tif1Config.defaults());

    assertThat(timeout).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void theRegistryShowsNothingInternal() {
    assertThat(Arrays.stream(Setting.class.getDeclaredMethods()))
        .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
        .allMatch(method -> Modifier.isPublic(method.getReturnType().getModifiers()));
  }
}
