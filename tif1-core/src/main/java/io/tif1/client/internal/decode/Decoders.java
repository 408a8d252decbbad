package io.tif1.client.internal.decode;

import io.tif1.client.InvalidDataException;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Validation;
import io.tif1.client.internal.pipe.BadBodyException;
import io.tif1.client.internal.pipe.Body;
import io.tif1.client.internal.pipe.BodyDecoder;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.model.Corners;
import io.tif1.model.Drivers;
import io.tif1.model.JsonDocument;
import io.tif1.model.JsonException;
import io.tif1.model.Laps;
import io.tif1.model.RaceControl;
import io.tif1.model.Table;
import io.tif1.model.Telemetry;
import io.tif1.model.Weather;
import io.tif1.model.check.Checks;
import io.tif1.model.check.Finding;
import io.tif1.model.json.TableReader;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From a body as received to the type a resource asks for. Keeps one reader with its buffers for
 * each thread that is decoding at the same time.
 */
public final class Decoders implements BodyDecoder {
  private final ConcurrentLinkedQueue<TableReader> idle = new ConcurrentLinkedQueue<>();
  private final Bodies bodies;

  public Decoders(Bodies bodies) {
    this.bodies = bodies;
  }

  @Override
  public Decoded decode(Resource<?> resource, Body body) throws BadBodyException {
    try {
      return bodies.decode(
          body, (bytes, length) -> new Decoded(value(resource, bytes, length), length));
    } catch (JsonException e) {
      throw new BadBodyException(String.valueOf(e.getMessage()), e);
    }
  }

  private Object value(Resource<?> resource, byte[] bytes, int length) {
    if (resource.type() == JsonDocument.class) {
      return JsonDocument.copyOf(bytes, 0, length);
    }
    TableReader reader = idle.poll();
    if (reader == null) {
      reader = new TableReader();
    }
    try {
      return table(reader, resource.type(), resource.driver(), bytes, length);
    } finally {
      idle.add(reader);
    }
  }

  private static Table table(
      TableReader reader, Class<?> type, @Nullable String driver, byte[] bytes, int length) {
    if (type == Telemetry.class) {
      return reader.telemetry(bytes, 0, length);
    }
    if (type == Laps.class) {
      return reader.laps(bytes, 0, length, driver);
    }
    if (type == Drivers.class) {
      return reader.drivers(bytes, 0, length);
    }
    if (type == Weather.class) {
      return reader.weather(bytes, 0, length);
    }
    if (type == RaceControl.class) {
      return reader.raceControl(bytes, 0, length);
    }
    if (type == Corners.class) {
      return reader.corners(bytes, 0, length);
    }
    throw new IllegalStateException("no decoder for " + type);
  }

  /** The outcome of a fetch that was brought {@code payload}. */
  public <T> Outcome<T> outcome(Resource<T> resource, Validation validation, Payload payload) {
    Class<T> type = resource.type();
    try {
      // What another fetch brought may have been decoded to another type.
      Object value =
          type.isInstance(payload.value())
              ? payload.value()
              : decode(resource, bodyOf(payload)).value();
      List<Finding> findings =
          validation == Validation.STRICT ? findings(resource, value, payload) : List.of();
      if (!findings.isEmpty()) {
        return invalid(resource, payload, strictly(findings), null);
      }
      if (validation == Validation.OFF && value instanceof Table table) {
        value = Checks.unchecked(table);
      }
      return new Outcome.Success<>(resource, type.cast(value), payload.origin());
    } catch (BadBodyException e) {
      return invalid(resource, payload, String.valueOf(e.getMessage()), e);
    }
  }

  /** What looks wrong in a file; one fetched as a document is read as what its path says it is. */
  private List<Finding> findings(Resource<?> resource, Object value, Payload payload)
      throws BadBodyException {
    if (value instanceof Table table) {
      return table.findings();
    }
    Resource<?> typed = resource.typed();
    return typed.type() == JsonDocument.class
        ? List.of()
        : ((Table) decode(typed, bodyOf(payload)).value()).findings();
  }

  private static Body bodyOf(Payload payload) throws BadBodyException {
    if (payload.body() != null) {
      return payload.body();
    }
    if (payload.value() instanceof JsonDocument document) {
      return new Body(null, document.bytes(), null, null);
    }
    throw new BadBodyException("it was had as " + payload.value().getClass() + " only");
  }

  private static String strictly(List<Finding> findings) {
    return findings.size()
        + (findings.size() == 1 ? " finding" : " findings")
        + " under strict validation: "
        + findings.stream().limit(3).map(Finding::toString).collect(Collectors.joining("; "))
        + (findings.size() > 3 ? "; ..." : "")
        + ". Validation.LENIENT returns the data with its findings";
  }

  private static <T> Outcome<T> invalid(
      Resource<T> resource, Payload payload, String problem, @Nullable Throwable cause) {
    return new Outcome.Failure<>(
        resource, new InvalidDataException(resource, payload.uri(), problem, cause));
  }
}
