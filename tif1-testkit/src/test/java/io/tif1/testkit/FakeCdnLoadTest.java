package io.tif1.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.TestClient.Kind;
import io.tif1.testkit.TestClient.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FakeCdnLoadTest {
  private static final int FILES = 1000;

  @ParameterizedTest
  @EnumSource(names = {"OKHTTP_HTTP_1", "OKHTTP_HTTP_2"})
  void servesAThousandFilesAtOnce(Kind kind) {
    Content numbers = path -> ("{\"path\": \"" + path + "\"}").getBytes(UTF_8);
    try (FakeCdn cdn = FakeCdn.serving(numbers);
        TestClient client = kind.open()) {
      assertThat(replies(cdn, client)).extracting(Reply::body).isEqualTo(expected());
      assertThat(cdn.requestCount()).isEqualTo(FILES);
      assertThat(cdn.abortedCount()).isZero();
    }
  }

  @Test
  void seesAThousandExchangesGivenUpOnOneConnection() throws IOException {
    try (FakeCdn cdn = FakeCdn.builder().start();
        TestClient client = Kind.OKHTTP_HTTP_2.open()) {
      client.get(uri(cdn, 0)); // or the client would begin by opening connections side by side
      cdn.faultAlways(new Fault.StallBeforeHeaders());
      for (int round = 0; round < FILES / 50; round++) {
        List<TestClient.Pending> pending =
            IntStream.range(0, 50).mapToObj(i -> client.begin(uri(cdn, i))).toList();
        cdn.awaitStalled(50);
        pending.forEach(p -> p.cancel().run());
        cdn.awaitAborted(50 * (round + 1));
      }
      assertThat(cdn.connectionsAccepted()).isEqualTo(1);
    }
  }

  private static List<Reply> replies(FakeCdn cdn, TestClient client) {
    List<CompletableFuture<Reply>> replies =
        IntStream.range(0, FILES).mapToObj(i -> client.begin(uri(cdn, i)).reply()).toList();
    return replies.stream().map(CompletableFuture::join).toList();
  }

  private static List<String> expected() {
    return IntStream.range(0, FILES).mapToObj(i -> "{\"path\": \"" + i + "\"}").toList();
  }

  private static URI uri(FakeCdn cdn, int file) {
    return URI.create(cdn.baseUri() + "/" + file);
  }
}
