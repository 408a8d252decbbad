package io.tif1.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the client of one run counted, or of many together. Counts have names such as {@code
 * fetches.succeeded}; whatever has a name can be added up, so a later version may count more.
 *
 * @param at when it began; of many together, the first
 * @param command which command it was
 * @param counts by name, in the order of the names
 */
record RunCounts(String at, String command, Map<String, Long> counts) {
  /** How many runs it is of. */
  static final String RUNS = "runs";

  /** What names of counts by CDN begin with. */
  static final String CDN = "cdn.";

  /** Of this and later ones together; {@code at} and {@code command} are those of this one. */
  RunCounts plus(RunCounts later) {
    Map<String, Long> sum = new TreeMap<>(counts);
    later.counts.forEach((name, n) -> sum.merge(name, n, Long::sum));
    return new RunCounts(at, command, sum);
  }

  long runs() {
    return counts.getOrDefault(RUNS, 0L);
  }

  RunCounts withoutCdns() {
    Map<String, Long> fewer = new TreeMap<>(counts);
    fewer.keySet().removeIf(name -> name.startsWith(CDN));
    return new RunCounts(at, command, fewer);
  }

  /** As a line of JSON, with its end. */
  byte[] toLine() throws IOException {
    var line = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("at", at);
      json.writeStringField("command", command);
      for (Map.Entry<String, Long> count : counts.entrySet()) {
        json.writeNumberField(count.getKey(), count.getValue());
      }
      json.writeEndObject();
    }
    line.write('\n');
    return line.toByteArray();
  }

  /** Whether the text is a line that {@link #toLine} may have made. */
  static boolean isLine(String line) {
    try {
      RunCounts counts = ofLine(line);
      return counts.runs() > 0 && !counts.at.isEmpty() && !counts.command.isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * From a line.
   *
   * @throws IOException if it is none
   */
  static RunCounts ofLine(String line) throws IOException {
    String at = "";
    String command = "";
    Map<String, Long> counts = new TreeMap<>();
    try (JsonParser json = new JsonFactory().createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no object: " + line);
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        if (value == JsonToken.VALUE_NUMBER_INT) {
          counts.put(name, json.getLongValue());
        } else if (name.equals("at")) {
          at = json.getText();
        } else if (name.equals("command")) {
          command = json.getText();
        } else {
          json.skipChildren();
        }
      }
    }
    return new RunCounts(at, command, counts);
  }
}
