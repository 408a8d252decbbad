package io.tif1.testkit.internal.cdn;

import io.tif1.testkit.SeenRequest;
import io.tif1.testkit.internal.server.Answer;
import io.vertx.core.Future;
import java.util.function.UnaryOperator;

/** Sends whoever asks for a file that is published on to the store that has it. */
public final class StoreRedirects implements Source {
  private final Source published;
  private final UnaryOperator<String> locations;

  /**
   * @param published decides whether there is such a file
   * @param locations makes the URL at the store of a path
   */
  public StoreRedirects(Source published, UnaryOperator<String> locations) {
    this.published = published;
    this.locations = locations;
  }

  @Override
  public Future<Answer> answer(SeenRequest request) {
    return published.answer(request).map(answer -> onward(request, answer));
  }

  /** A file that the client has already is redirected too: only the store would know. */
  private Answer onward(SeenRequest request, Answer answer) {
    if (answer.status() != 200 && answer.status() != 304) {
      return answer;
    }
    return Answer.text(302, "Found. Redirecting to the store.")
        .with("location", locations.apply(request.path()))
        .with("cache-control", "no-store");
  }
}
