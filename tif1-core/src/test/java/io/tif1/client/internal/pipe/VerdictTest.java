package io.tif1.client.internal.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.internal.pipe.Verdict.Course;
import io.tif1.client.internal.pipe.Verdict.Load;
import io.tif1.client.internal.pipe.Verdict.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One test for each row of the table of what an answer means, and who learns what from it. */
class VerdictTest {
  private static final String TOO_BIG =
      "Package size exceeded the configured limit of 150 MB. Try https://github.com/a/b/raw/x";

  private static Verdict of(int status) {
    return Verdict.ofStatus(status, false, "");
  }

  private static void means(Verdict verdict, Trust trust, Load load, Course course) {
    assertThat(verdict.trust()).as("to the breaker").isEqualTo(trust);
    assertThat(verdict.load()).as("to the limit").isEqualTo(load);
    assertThat(verdict.course()).as("to the loop").isEqualTo(course);
  }

  @Test
  void status200IsGood() {
    assertThat(of(200)).isEqualTo(Verdict.OK);
    means(Verdict.OK, Trust.SUCCESS, Load.SAMPLE, Course.DONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void notFoundIsAbsentThereAndACdnThatSaysSoIsAlive(int status) {
    assertThat(of(status)).isEqualTo(Verdict.ABSENT);
    means(Verdict.ABSENT, Trust.SUCCESS, Load.SAMPLE, Course.OTHER_CDNS_AT_ONCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {TOO_BIG, "File size exceeded the configured limit of 20 MB."})
  void forbiddenForTheSizeOfThePackageOrTheFileIsAbsentThere(String body) {
    assertThat(Verdict.ofStatus(403, false, body)).isEqualTo(Verdict.ABSENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Forbidden",
        "rate limit exceeded",
        "package blocked",
        "Your package of requests exceeded the rate limit"
      })
  void forbiddenForAnyOtherReasonIsARejection(String body) {
    assertThat(Verdict.ofStatus(403, false, body)).isEqualTo(Verdict.REJECTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 500})
  void whatTheBodySaysMattersFor403Alone(int status) {
    assertThat(Verdict.ofStatus(status, false, TOO_BIG)).isEqualTo(of(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 408, 425})
  void throttlingCountsForTheLimitAndNotForTheBreaker(int status) {
    assertThat(of(status)).isEqualTo(Verdict.THROTTLED);
    means(Verdict.THROTTLED, Trust.RELEASED, Load.DROPPED, Course.NEXT_CDN);
  }

  @Test
  void status503ThatNamesATimeIsThrottling() {
    assertThat(Verdict.ofStatus(503, true, "")).isEqualTo(Verdict.THROTTLED);
  }

  @Test
  void status503WithoutATimeIsAFailure() {
    assertThat(of(503)).isEqualTo(Verdict.FAILED);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 501, 502, 504, 520, 599})
  void otherServerErrorsAreFailures(int status) {
    assertThat(Verdict.ofStatus(status, true, "")).isEqualTo(Verdict.FAILED);
    means(Verdict.FAILED, Trust.FAILURE, Load.IGNORED, Course.NEXT_CDN);
  }

  @Test
  void aTimeOutIsAFailureAndTooMuchAtOnce() {
    means(Verdict.TIMED_OUT, Trust.FAILURE, Load.DROPPED, Course.NEXT_CDN);
  }

  @Test
  void aBadBodyIsAFailureOfTheCdn() {
    means(Verdict.BAD_BODY, Trust.FAILURE, Load.SAMPLE, Course.NEXT_CDN);
  }

  @Test
  void anotherVersionSaysNothingAgainstTheCdnWhichIsNotAskedAgain() {
    means(Verdict.OTHER_VERSION, Trust.SUCCESS, Load.SAMPLE, Course.NEXT_CDN_NEVER_AGAIN);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 403, 405, 406, 414, 418, 422, 426, 431, 451, 499})
  void otherRefusalsEndWithThisRoundAndTheCdnIsAlive(int status) {
    assertThat(Verdict.ofStatus(status, true, "")).isEqualTo(Verdict.REJECTED);
    means(Verdict.REJECTED, Trust.SUCCESS, Load.SAMPLE, Course.NEXT_CDN_LAST_ROUND);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 201, 204, 206, 300, 304, 399})
  void whatNobodyAskedForIsARejection(int status) {
    assertThat(of(status)).isEqualTo(Verdict.REJECTED);
  }

  @Test
  void anExhaustedPoolSaysNothingAboutTheCdn() {
    means(Verdict.POOL_EXHAUSTED, Trust.RELEASED, Load.IGNORED, Course.SAME_CDN_AFTER_PAUSE);
  }

  @Test
  void aRefusalOfTheBreakerSendsUsToTheNextCdn() {
    means(Verdict.BREAKER_OPEN, Trust.RELEASED, Load.IGNORED, Course.NEXT_CDN);
  }

  @Test
  void goingOfflineStopsTheLoopAndCountsNowhere() {
    means(Verdict.OFFLINE, Trust.RELEASED, Load.IGNORED, Course.STOP);
  }

  @Test
  void c12_aProxysFailureSaysNothingAboutTheCdn() {
    means(Verdict.PROXY_DOWN, Trust.RELEASED, Load.IGNORED, Course.NEXT_CDN_NEXT_ROUND);
    means(Verdict.PROXY_CANNOT_REACH_CDN, Trust.RELEASED, Load.IGNORED, Course.NEXT_CDN);
    means(Verdict.PROXY_REFUSES_CDN, Trust.RELEASED, Load.IGNORED, Course.NEXT_CDN_NEVER_AGAIN);
    means(Verdict.PROXY_REFUSES, Trust.RELEASED, Load.IGNORED, Course.STOP);
  }

  @Test
  void whatTheClientThrowsSaysNothingAboutTheCdn() {
    means(Verdict.INTERNAL, Trust.RELEASED, Load.IGNORED, Course.NEXT_CDN);
  }

  @Test
  void whatNoCdnCanHelpStopsTheLoopAndCountsNowhere() {
    means(Verdict.LOCAL, Trust.RELEASED, Load.IGNORED, Course.STOP);
  }

  @Test
  void cancellingStopsTheLoopAndCountsNowhere() {
    means(Verdict.CANCELLED, Trust.RELEASED, Load.IGNORED, Course.STOP);
  }
}
