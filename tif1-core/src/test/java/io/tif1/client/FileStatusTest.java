package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.FetchFailedException.Attempt;
import io.tif1.client.FetchFailedException.Reason;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a failure means, in a word. */
class FileStatusTest {
  private static final URI URL = URI.create("https://cdn.example/file");

  private static FileStatus of(Reason reason, @Nullable Throwable cause, int... statuses) {
    List<Attempt> attempts =
        IntStream.of(statuses)
            .mapToObj(status -> new Attempt("cdn", URL, status, Duration.ZERO, "problem"))
            .toList();
    return FileStatus.of(new FetchFailedException("file", reason, "detail", attempts, cause));
  }

  @Test
  void everyStatusSaysWhatToDo() {
    assertThat(FileStatus.values()).allSatisfy(s -> assertThat(s.advice()).isNotBlank());
  }

  @Test
  void throttledIsRateLimited() {
    assertThat(of(Reason.THROTTLED, null, 429)).isEqualTo(FileStatus.RATE_LIMITED);
  }

  @Test
  void notCachedIsAnOfflineMiss() {
    assertThat(of(Reason.NOT_CACHED, null)).isEqualTo(FileStatus.OFFLINE_MISS);
  }

  @Test
  void refusedByEachIsBlocked() {
    assertThat(of(Reason.REJECTED, null, 403, 451)).isEqualTo(FileStatus.BLOCKED);
  }

  @Test
  void aConnectionRefusedIsBlocked() {
    var cause = new ConnectException("Connection refused");

    assertThat(of(Reason.RETRIES_EXHAUSTED, cause, 0, 0)).isEqualTo(FileStatus.BLOCKED);
  }

  @Test
  void breakersOpenedByRefusalsAreBlocked() {
    assertThat(of(Reason.BREAKERS_OPEN, null, 403)).isEqualTo(FileStatus.BLOCKED);
  }

  @Test
  void breakersOpenWithoutAnAttemptAreAFailure() {
    assertThat(of(Reason.BREAKERS_OPEN, null)).isEqualTo(FileStatus.FAILED);
  }

  @Test
  void aTimeOutIsAFailure() {
    assertThat(of(Reason.TIMED_OUT, new SocketTimeoutException("timeout"), 0))
        .isEqualTo(FileStatus.FAILED);
  }

  @Test
  void aCdnThatAnsweredOtherwiseIsAFailure() {
    assertThat(of(Reason.RETRIES_EXHAUSTED, new ConnectException("Connection refused"), 500, 0))
        .isEqualTo(FileStatus.FAILED);
  }

  @Test
  void notFoundIsMissingOnceTheSessionHasBeenRun() {
    assertThat(FileStatus.of(new NotFoundException(Samples.resource(), URL)))
        .isEqualTo(FileStatus.MISSING);
  }

  @Test
  void notFoundOfASessionToComeIsNotRun() {
    assertThat(
            FileStatus.of(new NotFoundException(Samples.resource(), URL, Instant.EPOCH, "to come")))
        .isEqualTo(FileStatus.NOT_RUN);
  }

  @Test
  void staleIsHadAsWell() {
    assertThat(FileStatus.of(Origin.disk("cdn", Duration.ofDays(31), true)))
        .isEqualTo(FileStatus.STALE);
    assertThat(FileStatus.STALE.isHad()).isTrue();
  }
}
