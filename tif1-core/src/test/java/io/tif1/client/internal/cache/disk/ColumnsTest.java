package io.tif1.client.internal.cache.disk;

import static io.tif1.client.internal.cache.disk.DiskRig.KEY;
import static io.tif1.client.internal.cache.disk.DiskRig.body;
import static io.tif1.client.internal.cache.disk.DiskRig.flush;
import static io.tif1.client.internal.cache.disk.DiskRig.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was decoded, beside what was received. */
class ColumnsTest {
  private static final int VERSION = 7;
  private static final int MIB = 1 << 20;

  @TempDir Path directory;
  private DiskRig rig;
  private DiskStore store;

  @BeforeEach
  void open() {
    rig = new DiskRig(directory);
    store = rig.store();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private boolean decode(DiskKey key, StoredBody of, byte[] image) {
    boolean taken = store.putDecoded(key, of, VERSION, image.length, () -> image);
    flush(store);
    return taken;
  }

  /** A body with an image beside it. */
  private void both(int lap) {
    store.put(key(lap), body(lap, 50_000));
    flush(store);
    decode(key(lap), body(lap, 50_000), image(lap));
  }

  private static byte[] image(int lap) {
    return body(-lap, 60_000).body();
  }

  private byte @Nullable [] imageOf(DiskKey key) {
    return store.readDecoded(key, VERSION) instanceof StoredColumns columns
        ? columns.image()
        : null;
  }

  private long images() throws Exception {
    return rig.number("SELECT count(*) FROM image");
  }

  @Test
  void whatWasDecodedIsReadInPlaceOfTheBody() {
    both(1);
    assertThat(imageOf(KEY)).isEqualTo(image(1));
  }

  @Test
  void theBodyIsStillThereForWhoAsksForIt() {
    both(1);
    assertThat(store.read(KEY)).isEqualTo(body(1, 50_000));
  }

  @Test
  void withoutAnImageTheBodyIsRead() {
    store.put(KEY, body("one"));
    flush(store);
    assertThat(store.readDecoded(KEY, VERSION)).isEqualTo(body("one"));
  }

  @Test
  void anotherVersionsImageIsNotRead() {
    both(1);
    assertThat(store.readDecoded(KEY, VERSION + 1)).isEqualTo(body(1, 50_000));
  }

  @Test
  void anotherVersionsImageIsReplaced() throws Exception {
    both(1);
    store.putDecoded(KEY, body(1, 50_000), VERSION + 1, 3, () -> new byte[] {1, 2, 3});
    flush(store);
    assertThat(imageOf(KEY)).isNull();
    assertThat(images()).isEqualTo(1);
  }

  @Test
  void anotherBodyMakesAnImageGo() throws Exception {
    both(1);
    store.put(KEY, body("another"));
    flush(store);
    assertThat(store.readDecoded(KEY, VERSION)).isEqualTo(body("another"));
    assertThat(images()).isZero();
  }

  @Test
  void anImageOfABodyThatIsNotThereAnyMoreIsNotWritten() throws Exception {
    store.put(KEY, body("another"));
    flush(store);
    decode(KEY, body("one"), image(1));
    assertThat(images()).isZero();
  }

  @Test
  void anImageOfABodyThatIsNotWrittenYetIsNotTaken() {
    store.put(KEY, body("one"));
    assertThat(store.putDecoded(KEY, body("one"), VERSION, 1, () -> new byte[1])).isFalse();
    assertThat(store.stats().dropped()).isZero();
  }

  @Test
  void aNewBodyTakesThePlaceOfAnImageThatWaits() {
    store.put(KEY, body("one"));
    flush(store);
    store.putDecoded(KEY, body("one"), VERSION, 1, () -> new byte[1]);
    store.put(KEY, body("two"));
    flush(store);
    assertThat(store.readDecoded(KEY, VERSION)).isEqualTo(body("two"));
  }

  @Test
  void aConfirmationIsOfTheImageToo() {
    both(1);
    store.confirm(KEY, body(1, 50_000), 9_000, null, null);
    flush(store);
    assertThat(store.readDecoded(KEY, VERSION))
        .isInstanceOfSatisfying(
            StoredColumns.class,
            columns -> assertThat(columns.confirmedAtMillis()).isEqualTo(9_000));
  }

  @Test
  void aConfirmationThatWaitsIsSeen() {
    both(1);
    store.confirm(KEY, body(1, 50_000), 9_000, null, null);
    assertThat(store.readDecoded(KEY, VERSION))
        .isEqualTo(body(1, 50_000).confirmed(9_000, null, null));
  }

  @Test
  void aConfirmationTakesThePlaceOfAnImageThatWaits() {
    store.put(KEY, body("one"));
    flush(store);
    store.putDecoded(KEY, body("one"), VERSION, 1, () -> new byte[1]);
    assertThat(store.confirm(KEY, body("one"), 9_000, null, null)).isTrue();
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body("one").confirmed(9_000, null, null));
  }

  @Test
  void aDamagedImageGivesWayToTheBodyAndGoes() throws Exception {
    both(1);
    rig.sql("UPDATE image SET data = zeroblob(60000)");
    assertThat(store.readDecoded(KEY, VERSION)).isEqualTo(body(1, 50_000));
    assertThat(store.stats().corrupt()).isEqualTo(1);
    store.put(key(2), body("that something is written"));
    flush(store);
    assertThat(images()).isZero();
    assertThat(store.read(KEY)).isEqualTo(body(1, 50_000));
  }

  @Test
  void anImageBesideAnotherEntryIsNotRead() throws Exception {
    both(1);
    store.put(key(2), body(2, 50_000));
    flush(store);
    rig.sql("UPDATE image SET id = (SELECT id FROM entry WHERE key LIKE '%/2_tel%')");
    assertThat(store.readDecoded(key(2), VERSION)).isEqualTo(body(2, 50_000));
    assertThat(store.readDecoded(key(1), VERSION)).isEqualTo(body(1, 50_000));
  }

  @Test
  void aDamagedRowHasNoImageEither() throws Exception {
    both(1);
    rig.sql("UPDATE entry SET confirmed = confirmed + 1");
    assertThat(store.readDecoded(KEY, VERSION)).isNull();
  }

  @Test
  void verifyingMakesDamagedImagesGoAndKeepsTheOthers() throws Exception {
    both(1);
    both(2);
    rig.sql("UPDATE image SET data = zeroblob(60000) WHERE id = 1");
    assertThat(store.upkeep().verify().badKeys()).isEmpty();
    assertThat(images()).isEqualTo(1);
    assertThat(imageOf(key(2))).isEqualTo(image(2));
  }

  @Test
  void verifyingMakesImagesWithoutAnEntryGo() throws Exception {
    both(1);
    rig.sql("UPDATE image SET id = 99");
    store.upkeep().verify();
    assertThat(images()).isZero();
  }

  @Test
  void clearingMakesImagesGo() throws Exception {
    both(1);
    store.upkeep().clear(null, null, null);
    assertThat(images()).isZero();
  }

  @Test
  void removingAnEntryMakesItsImageGo() throws Exception {
    both(1);
    store.remove(KEY);
    flush(store);
    assertThat(images()).isZero();
  }

  @Test
  void imagesGoBeforeAnyEntryGoes() throws Exception {
    for (int lap = 0; lap < 10; lap++) {
      both(lap);
    }
    assertThat(store.upkeep().prune(700_000)).isZero();
    assertThat(store.upkeep().info().entries()).isEqualTo(10);
    assertThat(images()).isBetween(1L, 4L);
  }

  @Test
  void ofImagesTheOneUsedLongestAgoGoesFirst() throws Exception {
    for (int lap = 0; lap < 10; lap++) {
      both(lap);
    }
    store.read(key(0));
    store.put(key(99), body("that uses are written down"));
    flush(store);
    store.upkeep().prune(800_000);
    assertThat(imageOf(key(0))).isNotNull();
    assertThat(imageOf(key(1))).isNull();
  }

  @Test
  void noEntryGoesToMakeRoomForAnImage() throws Exception {
    store = rig.store(rig.options().withMaxBytes(MIB));
    for (int lap = 0; lap < 17; lap++) {
      store.put(key(lap), body(lap, 50_000));
    }
    flush(store);
    long before = store.upkeep().info().entries();
    for (int lap = 0; lap < 17; lap++) {
      decode(key(lap), body(lap, 50_000), image(lap));
    }
    assertThat(store.upkeep().info().entries()).isEqualTo(before);
    assertThat(store.upkeep().info().usedBytes()).isLessThanOrEqualTo(MIB);
  }

  @Test
  void imagesCountAsWhatTheyAre() throws Exception {
    both(1);
    assertThat(store.upkeep().info().imageBytes()).isEqualTo(60_000);
    assertThat(store.upkeep().info().bodyBytes()).isEqualTo(50_000);
    assertThat(store.stats().written()).isEqualTo(1);
  }

  @Test
  void imagesAreWrittenASecondAfterTheFirstOfThem() throws Exception {
    store.put(KEY, body(1, 50_000));
    flush(store);
    rig.time.move(Duration.ofSeconds(1)); // what rings for the body rings now
    store.onWriter(writer -> 0); // and has been heard
    store.putDecoded(KEY, body(1, 50_000), VERSION, 60_000, () -> image(1));
    rig.time.move(Duration.ofMillis(999));
    assertThat(store.onWriter(writer -> Sql.number(writer.connection(), COUNT))).isZero();
    rig.time.move(Duration.ofMillis(1));
    assertThat(store.onWriter(writer -> Sql.number(writer.connection(), COUNT))).isEqualTo(1);
  }

  private static final String COUNT = "SELECT count(*) FROM image";

  @Test
  void aFileOfTheVersionWithoutImagesGetsThem() throws Exception {
    store.put(KEY, body("one"));
    store.close();
    rig.sql("DROP TABLE image", "PRAGMA user_version = " + 0x0001_0001);
    store = rig.store();
    assertThat(store.readDecoded(KEY, VERSION)).isEqualTo(body("one"));
    assertThat(decode(KEY, body("one"), image(1))).isTrue();
    assertThat(imageOf(KEY)).isEqualTo(image(1));
  }
}
