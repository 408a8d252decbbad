package io.tif1.client.internal.pipe;

import java.util.regex.Pattern;

/**
 * What an answer, or the lack of one, means: for the breaker, the limit and the loop alike. The one
 * table of the client; each row has its test.
 *
 * <table>
 * <caption>from what was seen to what it means</caption>
 * <tr><th>verdict</th><th>seen</th></tr>
 * <tr><td>OK</td><td>200 or 203 with a well-formed body; 304 if an earlier body was named</td></tr>
 * <tr><td>ABSENT</td><td>404, 410; 403 whose body says that the size of the package or the file
 * exceeds the configured limit: jsDelivr does not serve this file, which says nothing of other CDNs</td></tr>
 * <tr><td>THROTTLED</td><td>429, 503 with Retry-After or RateLimit, 408, 425, ENHANCE_YOUR_CALM of
 * HTTP/2</td></tr>
 * <tr><td>FAILED</td><td>other 5xx, refused, reset, cut short, TLS failure, bad redirect</td></tr>
 * <tr><td>TIMED_OUT</td><td>not whole within the attempt's timeout</td></tr>
 * <tr><td>BAD_BODY</td><td>200 with a body that is no JSON object, damaged or too large</td></tr>
 * <tr><td>OTHER_VERSION</td><td>200 from a CDN that cannot be asked for a version, with a body whose
 * SHA-256 is not that of the version wanted</td></tr>
 * <tr><td>REJECTED</td><td>other 4xx, and any status not named here</td></tr>
 * <tr><td>POOL_EXHAUSTED</td><td>no connection became free in time</td></tr>
 * <tr><td>BREAKER_OPEN</td><td>the breaker refused; nothing was sent</td></tr>
 * <tr><td>HELD</td><td>the CDN has throttled or its quota is spent; nothing was sent</td></tr>
 * <tr><td>OFFLINE</td><td>offline_mode was set while it waited; nothing was sent</td></tr>
 * <tr><td>PROXY_DOWN</td><td>the proxy does not work: no connection, no or a senseless answer</td></tr>
 * <tr><td>PROXY_CANNOT_REACH_CDN</td><td>the proxy says so (502, 503, 504), does not answer {@code
 * CONNECT} in time, or the tunnel ends at once</td></tr>
 * <tr><td>PROXY_REFUSES_CDN</td><td>the proxy does not let requests through to this CDN (403 and the
 * like)</td></tr>
 * <tr><td>PROXY_REFUSES</td><td>the proxy wants another login (407), or its certificate is not
 * trusted</td></tr>
 * <tr><td>INTERNAL</td><td>code of the client's, or of a caller's that it needs, threw</td></tr>
 * <tr><td>LOCAL</td><td>this process is out of memory, threads or files, or a class is missing</td></tr>
 * <tr><td>CANCELLED</td><td>cancelled, or the fetch ran out of time</td></tr>
 * </table>
 */
public enum Verdict {
  OK(Trust.SUCCESS, Load.SAMPLE, Course.DONE),
  ABSENT(Trust.SUCCESS, Load.SAMPLE, Course.OTHER_CDNS_AT_ONCE),
  THROTTLED(Trust.RELEASED, Load.DROPPED, Course.NEXT_CDN),
  FAILED(Trust.FAILURE, Load.IGNORED, Course.NEXT_CDN),
  TIMED_OUT(Trust.FAILURE, Load.DROPPED, Course.NEXT_CDN),
  BAD_BODY(Trust.FAILURE, Load.SAMPLE, Course.NEXT_CDN),
  OTHER_VERSION(Trust.SUCCESS, Load.SAMPLE, Course.NEXT_CDN_NEVER_AGAIN),
  REJECTED(Trust.SUCCESS, Load.SAMPLE, Course.NEXT_CDN_LAST_ROUND),
  POOL_EXHAUSTED(Trust.RELEASED, Load.IGNORED, Course.SAME_CDN_AFTER_PAUSE),
  BREAKER_OPEN(Trust.RELEASED, Load.IGNORED, Course.NEXT_CDN),
  HELD(Trust.RELEASED, Load.IGNORED, Course.NEXT_CDN),
  OFFLINE(Trust.RELEASED, Load.IGNORED, Course.STOP),
  PROXY_DOWN(Trust.RELEASED, Load.IGNORED, Course.NEXT_CDN_NEXT_ROUND),
  PROXY_CANNOT_REACH_CDN(Trust.RELEASED, Load.IGNORED, Course.NEXT_CDN),
  PROXY_REFUSES_CDN(Trust.RELEASED, Load.IGNORED, Course.NEXT_CDN_NEVER_AGAIN),
  PROXY_REFUSES(Trust.RELEASED, Load.IGNORED, Course.STOP),
  INTERNAL(Trust.RELEASED, Load.IGNORED, Course.NEXT_CDN),
  LOCAL(Trust.RELEASED, Load.IGNORED, Course.STOP),
  CANCELLED(Trust.RELEASED, Load.IGNORED, Course.STOP);

  /** What jsDelivr says of a package or a file that it does not serve for its size. */
  private static final Pattern TOO_BIG =
      Pattern.compile(
          "\\b(package|file) size exceed\\w* the configured limit", Pattern.CASE_INSENSITIVE);

  private final Trust trust;
  private final Load load;
  private final Course course;

  Verdict(Trust trust, Load load, Course course) {
    this.trust = trust;
    this.load = load;
    this.course = course;
  }

  /** Whether a proxy has failed, which is the same for all CDNs. */
  public boolean isOfProxy() {
    return switch (this) {
      case PROXY_DOWN, PROXY_CANNOT_REACH_CDN, PROXY_REFUSES_CDN, PROXY_REFUSES -> true;
      default -> false;
    };
  }

  /** For the breaker. */
  public Trust trust() {
    return trust;
  }

  /** For the client's limit. */
  public Load load() {
    return load;
  }

  /** For the loop. */
  public Course course() {
    return course;
  }

  /**
   * What an answer's status means, before its body is looked into.
   *
   * @param retryAfter whether the answer says when to come back
   * @param body the beginning of the body, as text
   */
  public static Verdict ofStatus(int status, boolean retryAfter, String body) {
    if (status == 200 || status == 203) { // 203: the file, as a proxy on the way has changed it
      return OK;
    }
    if (status == 404 || status == 410 || (status == 403 && tooBigForJsDelivr(body))) {
      return ABSENT;
    }
    if (status == 429 || status == 408 || status == 425 || (status == 503 && retryAfter)) {
      return THROTTLED;
    }
    return status >= 500 ? FAILED : REJECTED;
  }

  private static boolean tooBigForJsDelivr(String body) {
    return TOO_BIG.matcher(body).find();
  }

  /** What the breaker learns. */
  public enum Trust {
    /** The CDN is alive. */
    SUCCESS,
    /** The CDN failed us. */
    FAILURE,
    /** Nothing about the CDN: the permission is given back uncounted. */
    RELEASED
  }

  /** What the client's limit learns. */
  public enum Load {
    /** A round trip went well: there is room. */
    SAMPLE,
    /** Too much was asked at once. */
    DROPPED,
    /** Nothing. */
    IGNORED
  }

  /** What the loop does next. */
  public enum Course {
    /** It has what it wants. */
    DONE,
    /**
     * Every other CDN that has not answered now, in parallel; this one never again. Not published
     * once all say so.
     */
    OTHER_CDNS_AT_ONCE,
    /** The next CDN now; this one again in the next round. */
    NEXT_CDN,
    /** The round is over; the next one, after a back-off, begins with the next CDN. */
    NEXT_CDN_NEXT_ROUND,
    /** The next CDN now; this one never again, which says nothing of the others. */
    NEXT_CDN_NEVER_AGAIN,
    /** The next CDN now, each once; this one never again. */
    NEXT_CDN_LAST_ROUND,
    /** The same CDN after the pool's back-off. */
    SAME_CDN_AFTER_PAUSE,
    /** It ends at once. */
    STOP
  }
}
