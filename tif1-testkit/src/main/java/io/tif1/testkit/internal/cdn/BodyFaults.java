package io.tif1.testkit.internal.cdn;

import io.tif1.testkit.Fault;
import io.tif1.testkit.internal.server.Answer;
import io.tif1.testkit.internal.server.Exchange;
import io.vertx.core.buffer.Buffer;

/** Ways to deliver a good answer badly. On the event loop. */
final class BodyFaults {
  private BodyFaults() {}

  static void deliver(Exchange exchange, Answer answer, Fault fault) {
    if (exchange.isOver()) {
      return;
    }
    if (fault instanceof Fault.StallAfter stall) {
      stall(exchange, answer, stall.bytes());
    } else if (fault instanceof Fault.CutAfter cut) {
      exchange.head(answer, answer.body().length());
      Buffer part = answer.body().slice(0, lessThanAll(answer, cut.bytes()));
      exchange.write(part).onComplete(sent -> exchange.cut());
    } else if (fault instanceof Fault.Drip drip) {
      drip(exchange, answer, drip);
    } else if (fault instanceof Fault.WrongContentLength wrong) {
      wrongLength(exchange, answer, wrong.delta());
    } else {
      exchange.send(answer);
    }
  }

  private static void stall(Exchange exchange, Answer answer, long bytes) {
    Buffer body = answer.body();
    int sent = lessThanAll(answer, bytes);
    exchange.head(answer, body.length());
    exchange.write(body.slice(0, sent));
    exchange.stand(() -> exchange.finish(body.slice(sent, body.length())));
  }

  private static void drip(Exchange exchange, Answer answer, Fault.Drip drip) {
    Buffer body = answer.body();
    int step = drip.bytesPerStep();
    int steps = Math.max(1, (body.length() + step - 1) / step);
    int[] sent = new int[1]; // event loop only
    exchange.head(answer, body.length());
    exchange.write(Buffer.buffer());
    exchange.tick(
        drip.interval(),
        steps,
        number -> {
          if (number == steps - 1) {
            exchange.release(); // sends what is left
          } else if (exchange.isStanding()) {
            exchange.write(body.slice(sent[0], sent[0] + step));
            sent[0] += step;
          }
        });
    // Last, because whoever waits for an exchange to stand then moves the clock.
    exchange.stand(() -> exchange.finish(body.slice(sent[0], body.length())));
  }

  private static void wrongLength(Exchange exchange, Answer answer, long delta) {
    Buffer body = answer.body();
    exchange.head(answer, Math.max(0, body.length() + delta));
    if (delta > 0 && exchange.isHttp1()) {
      // Without the end of the connection this would be a stall.
      exchange.write(body).onComplete(sent -> exchange.cut());
    } else {
      exchange.finish(body);
    }
  }

  private static int lessThanAll(Answer answer, long bytes) {
    return (int) Math.max(0, Math.min(bytes, answer.body().length() - 1L));
  }
}
