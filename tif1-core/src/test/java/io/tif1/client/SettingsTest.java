package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
  private final Settings settings = new Settings(Tif1Config.defaults());

  /** The keys that the specification names. */
  @ParameterizedTest
  @CsvSource({
    "pool_connections, 400",
    "pool_maxsize, 2048",
    "keepalive_timeout, 15",
    "max_retries, 0",
    "max_retry_delay, 7",
    "max_concurrent_requests, 128",
    "timeout, 60",
    "pool_exhaustion_backoff_base, 2",
    "pool_exhaustion_backoff_max, 3",
    "pool_exhaustion_backoff_jitter, 4",
    "circuit_breaker_threshold, 9",
    "circuit_breaker_timeout, 30",
    "json_parse_workers, 4",
  })
  void aKeyOfTheSpecificationCanBeChanged(String key, int value) {
    settings.set(key, value);

    assertThat(settings.get(key)).isEqualTo(value);
  }

  @Test
  void aValueMayBeText() {
    settings.set("max_retries", "4");

    assertThat(settings.snapshot().maxRetries()).isEqualTo(4);
  }

  @Test
  void raisingTheIdleConnectionsRaisesTheBound() {
    settings.set("pool_connections", 1024);

    assertThat(settings.get("pool_maxsize")).isEqualTo(1024);
  }

  @Test
  void aBadValueIsRefusedAndTheLastGoodOneStays() {
    settings.set("timeout", 45);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.set("timeout", -1))
        .withMessageEndingWith("not -1");

    assertThat(settings.get("timeout")).isEqualTo(45);
  }

  @Test
  void aContradictionIsRefusedAndEverythingStays() {
    settings.set("pool_maxsize", 600);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.update(change -> change.maxRetries(9).poolConnections(601)));

    assertThat(settings.get("max_retries")).isEqualTo(3);
  }

  @Test
  void severalSettingsThatOnlyAgreeTogetherChangeTogether() {
    settings.update(change -> change.poolConnections(20).poolMaxsize(40));
    settings.update(change -> change.poolConnections(200).poolMaxsize(400));

    assertThat(settings.snapshot().poolMaxsize()).isEqualTo(400);
  }

  @Test
  void anUnknownKeyIsRefusedWithTheOneThatWasMeant() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.set("time_out", 3))
        .withMessageEndingWith("did you mean timeout?");
  }

  @ParameterizedTest
  @CsvSource({
    "cache_dir, /elsewhere",
    "http_multiplexed, false",
    "proxy, direct",
    "ca_bundle, /etc/ca.pem",
    "http_resolvers, standard",
    "resolver_timeout, 1",
    "sqlite_timeout, 1",
    "cache_max_bytes, 1",
    "memory_cache_max_bytes, 1",
  })
  void whatHoldsFromOpeningCannotBeChangedAfterwards(String key, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.set(key, value))
        .withMessageStartingWith(key + " cannot be changed on an open client");
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void settingWhatIsAlreadyThereIsNoChange(Setting setting) {
    settings.set(setting.key(), setting.defaultText());

    assertThat(settings.snapshot()).isEqualTo(Tif1Config.defaults());
  }

  @Test
  void explainSaysThatCodeSetIt() {
    settings.set("max_retries", 0);

    assertThat(settings.explain())
        .filteredOn(line -> line.setting() == Setting.MAX_RETRIES)
        .singleElement()
        .hasToString("max_retries = 0 (code)");
  }

  @Test
  void aSnapshotDoesNotChange() {
    Tif1Config before = settings.snapshot();

    settings.set("timeout", 1);

    assertThat(before.timeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void listenersHearOfEveryChangeInOrder() {
    List<Integer> heard = new ArrayList<>();
    settings.onChange(config -> heard.add(config.maxRetries()));

    for (int retries : List.of(7, 0, 5)) {
      settings.set("max_retries", retries);
    }

    assertThat(heard).containsExactly(7, 0, 5);
  }

  @Test
  void listenersDoNotHearOfWhatDidNotChange() {
    List<Tif1Config> heard = new ArrayList<>();
    settings.onChange(heard::add);

    settings.set("max_retries", 3);

    assertThat(heard).isEmpty();
  }

  @Test
  void listenersDoNotHearOfWhatWasRefused() {
    List<Tif1Config> heard = new ArrayList<>();
    settings.onChange(heard::add);

    assertThatIllegalArgumentException().isThrownBy(() -> settings.set("max_retries", -3));

    assertThat(heard).isEmpty();
  }

  @Test
  void aListenerThatChangesSettingsIsToldOfItAfterwards() {
    List<Integer> heard = new ArrayList<>();
    settings.onChange(
        config -> {
          heard.add(config.maxRetries());
          if (config.maxRetries() < 6) {
            settings.set("max_retries", config.maxRetries() + 1);
          }
        });
    settings.onChange(config -> heard.add(-config.maxRetries()));

    settings.set("max_retries", 4);

    assertThat(heard).containsExactly(4, -4, 5, -5, 6, -6);
  }

  @Test
  void aListenerThatThrowsDoesNotKeepOthersFromHearing() {
    List<Integer> heard = new ArrayList<>();
    settings.onChange(
        config -> {
          throw new IllegalStateException("the pool cannot shrink");
        });
    settings.onChange(config -> heard.add(config.maxRetries()));

    settings.set("max_retries", 4);
    settings.set("max_retries", 5);

    assertThat(heard).containsExactly(4, 5);
  }

  @Test
  void changesOfManyThreadsAreNeitherLostNorToldOutOfOrder() throws InterruptedException {
    int threads = 4;
    int changes = 250;
    List<Integer> heard = new ArrayList<>();
    settings.onChange(config -> heard.add(config.keepaliveMaxRequests()));
    Runnable increase =
        () -> {
          for (int i = 0; i < changes; i++) {
            settings.update(b -> b.keepaliveMaxRequests(b.build().keepaliveMaxRequests() + 1));
          }
        };
    Thread[] all = new Thread[threads];
    Arrays.setAll(all, i -> new Thread(increase, "changer-" + i));

    for (Thread thread : all) {
      thread.start();
    }
    for (Thread thread : all) {
      thread.join();
    }

    assertThat(heard)
        .hasSize(threads * changes)
        .isSorted()
        .doesNotHaveDuplicates()
        .endsWith(1000 + threads * changes);
  }
}
