package io.tif1.benchmarks;

import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import io.tif1.model.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The telemetry files below a folder that a web server publishes.
 *
 * @param base what URLs begin with
 * @param folder what the server has there
 * @param files in order of their names
 */
record Published(URI base, Path folder, List<Path> files) {

  /** The files below {@code root} that the server shows below {@code base}. */
  static Published below(URI base, Path root) {
    return in(base, root.resolve(base.getPath().substring(1)));
  }

  /** The files in {@code folder}, which holds {@code 2021@main} and its like. */
  static Published in(URI base, Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files =
          all.filter(file -> file.toString().endsWith("_tel.json"))
              .map(folder::relativize)
              .filter(file -> file.getNameCount() >= 4)
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new IllegalArgumentException("no file below " + folder + " ends in _tel.json");
      }
      return new Published(base, folder, files);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  /** What a client asks for: a path is SEASON@main/EVENT/SESSION/DRIVER/LAP_tel.json. */
  List<Resource<JsonDocument>> resources() {
    return files.stream().map(Published::resource).toList();
  }

  private static Resource<JsonDocument> resource(Path file) {
    int season = Integer.parseInt(file.getName(0).toString().replaceFirst("@.*", ""));
    String path = file.subpath(3, file.getNameCount()).toString();
    return Resource.json(season, file.getName(1).toString(), file.getName(2).toString(), path);
  }

  /** The same files as the columns they hold. */
  List<Resource<Telemetry>> telemetry() {
    return resources().stream().map(Published::telemetry).toList();
  }

  private static Resource<Telemetry> telemetry(Resource<JsonDocument> file) {
    String[] driverAndLap = file.path().replace("_tel.json", "").split("/", 2);
    return Resource.telemetry(file.key(), driverAndLap[0], Integer.parseInt(driverAndLap[1]));
  }

  List<URI> urls() {
    return files.stream().map(file -> URI.create(base + encoded("/" + file))).toList();
  }

  private static String encoded(String path) {
    try {
      return new URI(null, null, path, null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("a path that is none: " + path, e);
    }
  }

  byte[] bytes(int index) {
    try {
      return Files.readAllBytes(folder.resolve(files.get(index)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + files.get(index), e);
    }
  }

  long totalBytes() {
    long total = 0;
    for (int i = 0; i < files.size(); i++) {
      total += bytes(i).length;
    }
    return total;
  }
}
