package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.Resource;
import io.tif1.model.SessionKey;
import io.tif1.model.calendar.Calendar;
import io.tif1.model.calendar.UnknownNameException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SyncPartsTest {
  private static final Instant LATER = Instant.parse("2022-01-01T00:00:00Z");

  @Test
  void aSeasonIsAllItsSessions() {
    assertThat(SyncTargets.of(Calendar.of(2021), null, null, LATER).sessions())
        .hasSizeGreaterThan(100);
  }

  @Test
  void sessionsToComeAreLeftOutAndCounted() {
    Instant saturday = Instant.parse("2021-08-28T12:00:00Z");

    assertThat(SyncTargets.of(Calendar.of(2021), "spa", null, saturday))
        .extracting(targets -> targets.sessions().size(), SyncTargets::toCome)
        .containsExactly(3, 2);
  }

  @Test
  void aSessionThatIsNamedIsTriedWhateverTheCalendarSays() {
    assertThat(SyncTargets.of(Calendar.of(2021), "spa", "R", Instant.EPOCH).sessions()).hasSize(1);
  }

  @Test
  void testsThatShareAFolderAreOneSessionEach() {
    List<SessionKey> sessions = SyncTargets.of(Calendar.of(2020), null, null, LATER).sessions();

    assertThat(sessions).doesNotHaveDuplicates();
  }

  @Test
  void anEventThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> SyncTargets.of(Calendar.of(2021), "spaa", null, LATER))
        .isInstanceOf(UnknownNameException.class);
  }

  @Test
  void aPlanGoesThroughSessionsDriversAndLapsInOrder() {
    var session = new SyncPlan.OfSession(new SessionKey(2021, "Belgian Grand Prix", "Race"));
    session.add("VER", 10);
    session.add("VER", 9);
    session.add("HAM", 1);
    session.add("HAM", 1);
    var plan = new SyncPlan();
    plan.add(session);

    assertThat(plan.telemetry(file -> true, Integer.MAX_VALUE))
        .extracting(Resource::path)
        .containsExactly("HAM/1_tel.json", "VER/9_tel.json", "VER/10_tel.json");
    assertThat(plan.files()).isEqualTo(3);
  }

  @Test
  void toldToStopNothingNewIsTakenUp() {
    var work = new Stoppable();
    Iterable<Integer> rest = work.until(List.of(1, 2, 3));
    work.stopFeeding();
    work.end(Duration.ZERO);

    assertThat(rest).isEmpty();
  }

  @Test
  void toldToStopAStepThatDoesNotEndIsCancelled() {
    var work = new Stoppable();
    work.stopFeeding();
    work.end(Duration.ZERO);
    var step = new CompletableFuture<String>();

    assertThat(work.await(step)).isEmpty();
    assertThat(step).isCancelled();
  }
}
