package io.tif1.tests.cache;

import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.Content;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Random;
import java.util.stream.IntStream;

/** Files that are known by their number alone: any process can tell what each has to hold. */
record Numbered(int textBytes) {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-";

  Resource<JsonDocument> resource(int number) {
    return Resource.json(2021, "Belgian Grand Prix", "Race", "VER/" + number + ".json");
  }

  static int number(Resource<?> resource) {
    return Integer.parseInt(resource.path().replaceAll("\\D", ""));
  }

  /** Chance letters, so that what is published is not much smaller on the wire. */
  String text(int number) {
    var random = new Random(number);
    var text = new StringBuilder(textBytes + 40).append("{\"number\":").append(number);
    text.append(",\"text\":\"");
    for (int i = 0; i < textBytes; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.append("\"}").toString();
  }

  Content content() {
    return path -> {
      String name = path.substring(path.lastIndexOf('/') + 1).replace(".json", "");
      return text(Integer.parseInt(name)).getBytes(StandardCharsets.UTF_8);
    };
  }

  /** From {@code first} to before {@code end}, made as they are asked for. */
  Iterable<Resource<JsonDocument>> resources(int first, int end) {
    return () -> {
      Iterator<Resource<JsonDocument>> all =
          IntStream.range(first, end).mapToObj(this::resource).iterator();
      return all;
    };
  }
}
