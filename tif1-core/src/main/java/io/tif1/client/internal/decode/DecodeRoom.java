package io.tif1.client.internal.decode;

import io.tif1.client.Origin;
import io.tif1.client.Resource;
import io.tif1.client.internal.pipe.Answer;
import io.tif1.client.internal.pipe.Attempt;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.AttemptStage;
import io.tif1.client.internal.pipe.BadBodyException;
import io.tif1.client.internal.pipe.Body;
import io.tif1.client.internal.pipe.BodyDecoder;
import io.tif1.client.internal.pipe.ExchangeStage;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.pipe.Stages;
import io.tif1.client.internal.pipe.Verdict;
import io.tif1.client.internal.runtime.Counters;
import io.tif1.client.internal.runtime.Sha256;
import io.tif1.model.JsonDocument;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses, checks and decodes what came, on threads of its own and in one go: a CDN that sends
 * anything but a well-formed JSON object is not believed, and its breaker must learn of it. It
 * needs no permit for that: it stands behind the admission room, which has taken its permits back.
 */
public final class DecodeRoom implements AttemptStage {
  /** Of a digest: enough to tell two apart. */
  private static final int SHOWN_DIGITS = 12;

  private final Executor threads;
  private final BodyDecoder decoders;
  private final Counters counters;
  private final ExchangeStage next;

  public DecodeRoom(Executor threads, BodyDecoder decoders, Counters counters, ExchangeStage next) {
    this.threads = threads;
    this.decoders = decoders;
    this.counters = counters;
    this.next = next;
  }

  @Override
  public CompletableFuture<Payload> run(Attempt attempt) {
    var result = new CompletableFuture<Payload>();
    Stages.exchange(next, attempt)
        .whenComplete(
            (answer, problem) -> {
              if (problem != null) {
                result.completeExceptionally(problem);
              } else {
                Stages.step(result, () -> queue(attempt, answer, result));
              }
            });
    return result;
  }

  private void queue(Attempt attempt, Answer answer, CompletableFuture<Payload> result) {
    // Cancelled while it waits for a thread: nobody needs to wait with it. Until here the rooms
    // behind this one say how far the attempt had come when it was cancelled.
    Runnable abandon =
        () -> result.completeExceptionally(AttemptFailure.cancelled(answer.timing()));
    attempt.cancellation().onCancel(abandon);
    result.whenComplete((payload, problem) -> attempt.cancellation().forget(abandon));
    try {
      threads.execute(() -> Stages.step(result, () -> decode(attempt, answer, result)));
    } catch (RejectedExecutionException closed) {
      abandon.run();
    }
  }

  private void decode(Attempt attempt, Answer answer, CompletableFuture<Payload> result) {
    if (result.isDone()) {
      return;
    }
    counters.bytesReceived.add(answer.body().length);
    try {
      Body known = attempt.fetch().known();
      boolean confirmed = answer.status() == 304;
      Body body = confirmed && known != null ? known : Body.of(answer);
      BodyDecoder.Decoded decoded = decoders.decode(attempt.fetch().resource(), body);
      counters.bytesDecoded.add(decoded.plainBytes());
      String otherVersion = otherVersion(attempt, body, decoded);
      if (otherVersion != null) {
        result.completeExceptionally(
            AttemptFailure.answered(
                Verdict.OTHER_VERSION, otherVersion, answer, Duration.ZERO, null));
        return;
      }
      result.complete(
          new Payload(
              body,
              decoded.value(),
              confirmed,
              Origin.network(attempt.cdn().name(), attempt.number()),
              answer.uri(),
              answer.timing()));
    } catch (BadBodyException e) {
      result.completeExceptionally(
          AttemptFailure.answered(
              Verdict.BAD_BODY, String.valueOf(e.getMessage()), answer, Duration.ZERO, e));
    }
  }

  /** What to say of a body that is not the version wanted; null if it is, or need not be. */
  private @Nullable String otherVersion(Attempt attempt, Body body, BodyDecoder.Decoded decoded)
      throws BadBodyException {
    Fetch fetch = attempt.fetch();
    String wanted = fetch.mustHaveSha256(attempt.cdn());
    if (wanted == null) {
      return null;
    }
    Object value = decoded.value();
    if (!(value instanceof JsonDocument)) { // a table does not keep the bytes it was read from
      Resource<?> file = Resource.json(fetch.resource().key(), fetch.resource().path());
      value = decoders.decode(file, body).value();
    }
    String sent = Sha256.of(((JsonDocument) value).bytes());
    return sent.equals(wanted)
        ? null
        : "is another version of the file than tif1.lock has (SHA-256 "
            + sent.substring(0, SHOWN_DIGITS)
            + "..., expected "
            + wanted.substring(0, SHOWN_DIGITS)
            + "...)";
  }
}
