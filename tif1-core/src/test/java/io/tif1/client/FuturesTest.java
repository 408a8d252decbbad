package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FuturesTest {
  @Test
  void whoWaitsIsToldWhyItWasCancelled() {
    var future = new CompletableFuture<String>();
    future.completeExceptionally(new CancellationException("the client was closed"));

    assertThatThrownBy(() -> Futures.join(future))
        .isInstanceOf(CancellationException.class)
        .hasMessage("the client was closed");
  }
}
