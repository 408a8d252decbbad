package io.tif1.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class StrictObjectTest {
  private static Map<String, @Nullable Object> parse(String text)
      throws StrictObject.RefusedException {
    return StrictObject.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void numbersAreExactlyWhatIsWritten() throws Exception {
    assertThat(parse("{\"a\": 0.10}")).containsEntry("a", new BigDecimal("0.10"));
  }

  @Test
  void aNumberBeyondCountingStaysText() throws Exception {
    assertThat(parse("{\"a\": 1e99999999999}")).containsEntry("a", "1e99999999999");
  }

  @Test
  void membersKeepTheirOrder() throws Exception {
    assertThat(parse("{\"b\": 1, \"a\": null, \"c\": [{}, []]}")).containsOnlyKeys("b", "a", "c");
  }

  @Test
  void aNameThatOccursTwiceIsRefusedWithItsPlace() {
    assertThatExceptionOfType(StrictObject.RefusedException.class)
        .isThrownBy(() -> parse("{\"a\": 1,\n \"a\": 2}"))
        .withMessageStartingWith("is not JSON: line 2, column ");
  }
}
