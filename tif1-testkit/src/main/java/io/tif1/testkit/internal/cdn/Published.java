package io.tif1.testkit.internal.cdn;

import io.tif1.testkit.SeenRequest;
import io.tif1.testkit.internal.server.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** What a server publishes by itself. Content may block, so it is asked on a worker. */
public final class Published implements Source {
  private final Vertx vertx;
  private final Publisher publisher;

  public Published(Vertx vertx, Publisher publisher) {
    this.vertx = vertx;
    this.publisher = publisher;
  }

  @Override
  public Future<Answer> answer(SeenRequest request) {
    return vertx
        .executeBlocking(() -> publisher.answer(request), false)
        .otherwise(failed -> Answer.text(500, "the content of this test server failed: " + failed));
  }
}
