package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatsTest {
  private static final CacheStats CACHE = new CacheStats(21, 22, 23, 24, 25, 26, 27, 28, 29);
  private static final ClientStats EARLIER =
      ClientStats.of(CACHE, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  private static final ClientStats LATER =
      ClientStats.of(
          new CacheStats(31, 42, 53, 64, 75, 86, 97, 108, 119),
          10,
          22,
          33,
          44,
          55,
          66,
          77,
          88,
          99,
          110,
          121);

  @Test
  void countsComeInTheOrderOfTheAccessors() {
    assertThat(
            new long[] {
              EARLIER.fetches(),
              EARLIER.succeeded(),
              EARLIER.missing(),
              EARLIER.failed(),
              EARLIER.cancelled(),
              EARLIER.joined(),
              EARLIER.attempts(),
              EARLIER.retries(),
              EARLIER.failovers(),
              EARLIER.bytesReceived(),
              EARLIER.bytesDecoded()
            })
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }

  @Test
  void aDifferenceIsTakenCountByCount() {
    assertThat(LATER.minus(EARLIER))
        .hasToString(
            ClientStats.of(
                    new CacheStats(10, 20, 30, 40, 50, 60, 70, 80, 90),
                    9,
                    20,
                    30,
                    40,
                    50,
                    60,
                    70,
                    80,
                    90,
                    100,
                    110)
                .toString());
  }

  @Test
  void aDifferenceChangesNeither() {
    LATER.minus(EARLIER);
    assertThat(LATER.fetches()).isEqualTo(10);
    assertThat(EARLIER.fetches()).isEqualTo(1);
  }

  @Test
  void showsEveryCount() {
    assertThat(EARLIER)
        .hasToString(
            "1 fetches (2 ok, 3 missing, 4 failed, 5 cancelled), cache: 21 from memory, 22 from"
                + " disk, 23 not cached, 24 revalidated, 25 stale; 26 written, 27 dropped, 28"
                + " evicted, 29 corrupt; 6 joined, 7 attempts, 8 retries, 9 failovers, 10 bytes"
                + " received, 11 decoded");
  }

  @Test
  void theHitRateIsAShareOfFetches() {
    assertThat(
            ClientStats.of(
                    new CacheStats(1, 1, 0, 0, 0, 0, 0, 0, 0), 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
                .hitRate())
        .isEqualTo(0.25);
  }

  @Test
  void withoutFetchesTheHitRateIsZero() {
    assertThat(ClientStats.of(CacheStats.NONE, new long[11]).hitRate()).isZero();
  }

  @Test
  void anotherNumberOfCountsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClientStats.of(CacheStats.NONE, 1, 2, 3))
        .withMessage("need 11 counts: 3");
  }

  private static ConnectionStats connections(long base, Map<String, Long> byProtocol) {
    return new ConnectionStats(base, base + 1, base + 2, base + 3, base + 4, byProtocol);
  }

  @Test
  void connectionsAreSubtractedCountByCount() {
    ConnectionStats difference =
        connections(100, Map.of()).minus(new ConnectionStats(1, 2, 3, 4, 5, Map.of()));
    assertThat(difference.totalRequests()).isEqualTo(99);
    assertThat(difference.connectionsCreated()).isEqualTo(99);
    assertThat(difference.connectionsReused()).isEqualTo(99);
    assertThat(difference.failures()).isEqualTo(99);
    assertThat(difference.poolWaits()).isEqualTo(99);
  }

  @Test
  void protocolsAreSubtractedAndThoseWithoutAnyLeftOut() {
    assertThat(
            connections(9, Map.of("h2", 5L, "http/1.1", 3L, "h3", 1L))
                .minus(connections(0, Map.of("h2", 2L, "http/1.1", 3L)))
                .byProtocol())
        .isEqualTo(Map.of("h2", 3L, "h3", 1L));
  }

  @Test
  void protocolsAreASnapshot() {
    var live = new HashMap<>(Map.of("h2", 5L));
    ConnectionStats stats = connections(9, live);
    live.put("h2", 6L);
    assertThat(stats.byProtocol()).isEqualTo(Map.of("h2", 5L)).isUnmodifiable();
  }

  @Test
  void theReuseRateIsInPercent() {
    assertThat(new ConnectionStats(8, 2, 6, 0, 0, Map.of()).reuseRate()).isEqualTo(75.0);
  }

  @Test
  void withoutRequestsTheReuseRateIsZero() {
    assertThat(new ConnectionStats(0, 0, 0, 0, 0, Map.of()).reuseRate()).isZero();
  }

  @Test
  void connectionsShowTheirCountsAndProtocolsInOrder() {
    assertThat(new ConnectionStats(3, 1, 2, 4, 5, Map.of("http/1.1", 1L, "h2", 2L)))
        .hasToString(
            "3 requests, 1 connections created, 2 reused (66.7 %), 4 failed, 5 waited for the pool,"
                + " by protocol {h2=2, http/1.1=1}");
  }
}
