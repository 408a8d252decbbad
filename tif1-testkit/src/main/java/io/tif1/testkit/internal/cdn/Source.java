package io.tif1.testkit.internal.cdn;

import io.tif1.testkit.SeenRequest;
import io.tif1.testkit.internal.server.Answer;
import io.vertx.core.Future;

/** Where a server has its right answers from. Asked on the event loop, which it must not block. */
public interface Source {
  /** The answer, without any of the server's faults; never a failed future. */
  Future<Answer> answer(SeenRequest request);
}
