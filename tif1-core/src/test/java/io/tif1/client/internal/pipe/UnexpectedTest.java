package io.tif1.client.internal.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.event.FetchEvent.Timing;
import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class UnexpectedTest {
  @Test
  void a9_aWrongClassIsNamedWithWhereToLook() {
    var thrown = new NoSuchMethodError("'void okio.Buffer.newer()'");

    assertThat(Unexpected.of(thrown).problem())
        .contains("NoSuchMethodError: 'void okio.Buffer.newer()'", "okio", "class path");
    assertThat(reason(thrown)).isEqualTo(Reason.LOCAL_FAILURE);
    assertThat(Unexpected.of(thrown).asAttemptFailure(Timing.NONE).verdict())
        .isEqualTo(Verdict.LOCAL);
  }

  @Test
  void g14_exhaustionOfThisProcessIsToldAsThat() {
    assertThat(
            Unexpected.of(new OutOfMemoryError("unable to create native thread: limits")).problem())
        .contains("cannot start another thread", "ulimit -u");
    assertThat(Unexpected.of(new OutOfMemoryError("Java heap space")).problem())
        .contains("out of memory (Java heap space)", "-Xmx");
    assertThat(Unexpected.of(new SocketException("Too many open files")).problem())
        .contains("may open no more files", "ulimit -n");
    assertThat(reason(new SocketException("Too many open files"))).isEqualTo(Reason.LOCAL_FAILURE);
  }

  @Test
  void whatACallersCodeThrewIsNotReportedAsADefect() {
    var thrown = new CallbackException("proxy selector", "its object", new IOException("no PAC"));

    assertThat(Unexpected.of(thrown).problem())
        .isEqualTo("the proxy selector java.lang.String threw java.io.IOException: no PAC");
    assertThat(reason(thrown)).isEqualTo(Reason.CALLBACK_FAILED);
  }

  @Test
  void anythingElseIsADefectToReport() {
    var thrown = new IllegalStateException("oops");

    assertThat(Unexpected.of(new CompletionException(thrown)).problem())
        .isEqualTo("internal error, please report it: java.lang.IllegalStateException: oops");
    assertThat(reason(thrown)).isEqualTo(Reason.INTERNAL_ERROR);
  }

  @Test
  void whatIsBehindAnExceptionOfTheWireIsFound() {
    var reported = new IOException("canceled due to java.lang.NoClassDefFoundError: okio/Path");
    reported.addSuppressed(new NoClassDefFoundError("okio/Path"));

    Unexpected behind = Unexpected.behind(new IOException("on the way", reported));

    assertThat(behind).isNotNull();
    assertThat(behind.problem()).contains("okio/Path", "class path");
    assertThat(Unexpected.behind(new IOException("Connection reset"))).isNull();
    assertThat(Unexpected.behind(new IllegalArgumentException("not a URL"))).isNull();
    assertThat(Unexpected.behind(null)).isNull();
  }

  private static Reason reason(Throwable thrown) {
    return Unexpected.of(thrown).asFetchFailure("a file").reason();
  }
}
