package io.tif1.tests.calendar;

import io.tif1.client.Tif1Config;
import io.tif1.testkit.FakeCdn;
import io.tif1.tests.support.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A client whose CDN publishes calendars and release tags too. It is June 2026. */
final class CalendarWorld implements AutoCloseable {
  final Map<String, String> files = new ConcurrentHashMap<>();
  final World world;
  final FakeCdn cdn;

  CalendarWorld(UnaryOperator<Tif1Config.Builder> settings) {
    cdn =
        FakeCdn.builder()
            .content(
                path -> {
                  String text = files.get(path);
                  return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
                })
            .start();
    world =
        World.of(
            List.of(cdn),
            builder ->
                settings.apply(
                    builder
                        .scheduleUrl(cdn.baseUri() + "/schedule_{season}.json")
                        .releaseUrl(cdn.baseUri() + "/repos/{season}/latest")));
  }

  CalendarWorld() {
    this(World.asIs());
  }

  /** With a cache on disk. */
  static CalendarWorld on(Path directory) {
    return new CalendarWorld(config -> onDisk(config, directory));
  }

  static Tif1Config.Builder onDisk(Tif1Config.Builder config, Path directory) {
    return config.cacheDir(directory).cacheMaxBytes(1L << 30);
  }

  CalendarWorld publish(int season, String json) {
    files.put("schedule_" + season + ".json", json);
    return this;
  }

  int asked() {
    return cdn.requestCount();
  }

  @Override
  public void close() {
    world.close();
  }
}
