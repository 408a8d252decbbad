package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MissingModuleTest {
  @Test
  void aJarIsNamed() {
    assertThat(MissingModule.message(new NoClassDefFoundError("io/tif1/charts/Charts")))
        .contains("needs tif1-charts", "lib", "install tif1 again");
  }

  @Test
  void aModuleOfJavaIsNamed() {
    assertThat(MissingModule.message(new NoClassDefFoundError("java/awt/image/BufferedImage")))
        .contains("java.desktop");
  }

  @Test
  void aClassOfNoKnownHomeIsNamedItself() {
    assertThat(MissingModule.message(new NoClassDefFoundError("org/example/Thing")))
        .contains("org/example/Thing");
  }

  @Test
  void isFoundBehindOtherFailures() {
    var absent = new NoClassDefFoundError("org/sqlite/JDBC");

    assertThat(MissingModule.cause(new IllegalStateException(new RuntimeException(absent))))
        .isSameAs(absent);
  }

  @Test
  void isNothingBehindAFailureOfAnotherKind() {
    assertThat(MissingModule.cause(new IllegalStateException("no"))).isNull();
  }
}
