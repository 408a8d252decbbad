package io.tif1.testkit.internal.cdn;

import io.tif1.testkit.Fault;
import io.tif1.testkit.SeenRequest;
import io.tif1.testkit.internal.server.Answer;
import io.tif1.testkit.internal.server.Exchange;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out one fault on one exchange. On the event loop. */
public final class FaultPlayer {
  /** Where {@link Fault.RedirectLoop} leads, and never out of again. */
  private static final String LOOP = "/redirect-loop/";

  private final Source source;

  public FaultPlayer(Source source) {
    this.source = source;
  }

  public void play(Exchange exchange, SeenRequest seen, Fault fault) {
    if (exchange.isOver()) {
      return;
    }
    if (fault instanceof Fault.Delay delay) {
      exchange.after(delay.delay(), () -> play(exchange, seen, delay.then()));
    } else if (fault instanceof Fault.StallBeforeHeaders) {
      exchange.stand(() -> play(exchange, seen, Fault.NONE));
    } else if (fault instanceof Fault.Reset) {
      exchange.reset();
    } else if (fault instanceof Fault.GzipBomb bomb) {
      explode(exchange, bomb.decodedBytes());
    } else if (fault instanceof Fault.BrokenError broken) {
      BodyFaults.deliver(exchange, answer(broken.status()), broken.delivery());
    } else {
      Answer other = otherAnswer(exchange, fault);
      if (other != null) {
        exchange.send(other);
      } else {
        source.answer(seen).onSuccess(answer -> deliver(exchange, seen, answer, fault));
      }
    }
  }

  /** What is sent in place of the file; null if the file is to be sent. */
  private static @Nullable Answer otherAnswer(Exchange exchange, Fault fault) {
    if (fault instanceof Fault.Status status) {
      return answer(status);
    }
    if (fault instanceof Fault.JsDelivrMissing) {
      return Answer.text(
          403,
          "Package size exceeded the configured limit of 50 MB. Try"
              + " https://github.com/TracingInsights instead.");
    }
    if (fault instanceof Fault.GarbageJson) {
      return Answer.json("{\"time\": [91.2, 90.8, \"lap\": tru");
    }
    if (fault instanceof Fault.JsonArray) {
      return Answer.json("[1, 2, 3]");
    }
    if (fault instanceof Fault.HtmlWith200) {
      Buffer page = Buffer.buffer("<!doctype html><html><body>Welcome to the hotel</body></html>");
      return Answer.of(200, "text/html; charset=utf-8", page);
    }
    return redirect(exchange, fault);
  }

  private static Answer answer(Fault.Status status) {
    return new Answer(status.code(), withType(status.headers()), Buffer.buffer(status.body()));
  }

  private static @Nullable Answer redirect(Exchange exchange, Fault fault) {
    String uri = exchange.request().absoluteURI();
    if (fault instanceof Fault.RedirectTo to) {
      return redirectTo(to.target().toString());
    }
    if (fault instanceof Fault.RedirectToHttp) {
      return redirectTo(uri.replaceFirst("^https", "http"));
    }
    return fault instanceof Fault.RedirectLoop ? redirectTo(LOOP + 1) : null;
  }

  /** The next step of a redirect loop; null if {@code path} is not on one. */
  public static @Nullable Answer nextOfLoop(String path) {
    if (!path.startsWith(LOOP)) {
      return null;
    }
    String step = path.substring(LOOP.length());
    return step.matches("\\d{1,9}") ? redirectTo(LOOP + (Integer.parseInt(step) + 1)) : null;
  }

  private static Answer redirectTo(String location) {
    return Answer.text(302, "Found").with("location", location);
  }

  private static Map<String, String> withType(Map<String, String> headers) {
    boolean typed = headers.keySet().stream().anyMatch("content-type"::equalsIgnoreCase);
    Answer plain = new Answer(200, headers, Buffer.buffer());
    return typed ? headers : plain.with("content-type", "text/plain; charset=utf-8").headers();
  }

  private static void deliver(Exchange exchange, SeenRequest seen, Answer answer, Fault fault) {
    if (fault instanceof Fault.WithHeaders with) {
      exchange.send(withHeaders(seen, answer, with.headers()));
    } else if (fault instanceof Fault.TruncatedGzip) {
      exchange.send(truncatedGzip(answer));
    } else if (fault instanceof Fault.GoAwayAfter goAway) {
      exchange.sendAndRetire(answer, goAway.requests());
    } else {
      BodyFaults.deliver(exchange, answer, fault);
    }
  }

  /** Validators given that way are honoured, whatever characters they are made of. */
  private static Answer withHeaders(SeenRequest seen, Answer answer, Map<String, String> headers) {
    Answer other = answer;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      other = other.with(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
    }
    String etag = other.headers().getOrDefault("etag", "");
    String modified = other.headers().getOrDefault("last-modified", "");
    boolean known = answer.status() == 200 && Publisher.isFresh(seen, etag, modified);
    return known ? new Answer(304, other.headers(), Buffer.buffer()) : other;
  }

  private static Answer truncatedGzip(Answer answer) {
    boolean compressed = answer.headers().containsKey("content-encoding");
    Buffer gzip =
        compressed ? answer.body() : Buffer.buffer(Representation.gzip(answer.body().getBytes()));
    return answer.with("content-encoding", "gzip").withBody(gzip.slice(0, gzip.length() / 2));
  }

  private static void explode(Exchange exchange, long decodedBytes) {
    Answer head = Answer.json("").with("content-encoding", "gzip");
    exchange.head(head, -1);
    pump(exchange, new GzipBomb(decodedBytes));
  }

  /** Sends as fast as the client takes it, and holds no more than the connection's buffer. */
  private static void pump(Exchange exchange, GzipBomb bomb) {
    while (!exchange.isOver()) {
      Buffer piece = Buffer.buffer(bomb.next());
      if (bomb.isDone()) {
        exchange.finish(piece);
        return;
      }
      exchange.write(piece);
      if (exchange.mustWait()) {
        exchange.whenDrained(() -> pump(exchange, bomb));
        return;
      }
    }
  }
}
