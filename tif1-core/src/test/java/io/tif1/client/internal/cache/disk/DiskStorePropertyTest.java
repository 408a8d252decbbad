package io.tif1.client.internal.cache.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is done in whatever order, written meanwhile or not: a store answers like a map. */
class DiskStorePropertyTest {
  private enum What {
    PUT,
    PUT_ABSENCE,
    CONFIRM,
    CONFIRM_ANOTHER,
    REMOVE,
    FLUSH,
    REOPEN
  }

  private record Step(What what, int lap, int number) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of(What.class),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 5))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  @Property(tries = 60)
  void aStoreAnswersLikeAMap(@ForAll("steps") List<Step> steps) throws IOException {
    Path directory = Files.createTempDirectory("tif1-disk-property");
    try (var rig = new DiskRig(directory)) {
      var model = new HashMap<Integer, StoredEntry>();
      DiskStore store = rig.store();
      for (Step step : steps) {
        if (step.what == What.REOPEN) {
          store.close();
          store = rig.store();
        } else {
          apply(step, store, model);
        }
        for (int lap = 0; lap < 3; lap++) {
          assertThat(store.read(DiskRig.key(lap))).isEqualTo(model.get(lap));
        }
      }
      assertThat(rig.warnings()).isEmpty();
    } finally {
      delete(directory);
    }
  }

  private static void apply(Step step, DiskStore store, Map<Integer, StoredEntry> model) {
    DiskKey key = DiskRig.key(step.lap);
    switch (step.what) {
      case PUT -> {
        StoredBody body = DiskRig.body("body " + step.number);
        store.put(key, body);
        model.put(step.lap, body);
      }
      case PUT_ABSENCE -> {
        var absence = new NotPublished("https://cdn.example.com/" + step.number, step.number);
        store.put(key, absence);
        model.put(step.lap, absence);
      }
      case CONFIRM -> {
        if (model.get(step.lap) instanceof StoredBody body) {
          String etag = step.number % 2 == 0 ? null : "e" + step.number;
          if (store.confirm(key, body, step.number, etag, null)) {
            model.put(step.lap, body.confirmed(step.number, etag, null));
          }
        }
      }
      case CONFIRM_ANOTHER -> store.confirm(key, DiskRig.body("other"), 7, null, null);
      case REMOVE -> {
        store.remove(key);
        model.remove(step.lap);
      }
      default -> DiskRig.flush(store);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
