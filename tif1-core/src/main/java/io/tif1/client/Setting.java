package io.tif1.client;

import static io.tif1.client.DecimalType.decimal;
import static io.tif1.client.SecondsType.TEN_YEARS;
import static io.tif1.client.SecondsType.seconds;
import static io.tif1.client.Setting.Group.CACHE;
import static io.tif1.client.Setting.Group.CALENDAR;
import static io.tif1.client.Setting.Group.CDNS_AND_BREAKERS;
import static io.tif1.client.Setting.Group.CONNECTIONS;
import static io.tif1.client.Setting.Group.DECODING;
import static io.tif1.client.Setting.Group.FETCHING;
import static io.tif1.client.Setting.Group.NAME_RESOLUTION;
import static io.tif1.client.Setting.Group.POOL;
import static io.tif1.client.Setting.HoldsFrom.NEXT_FETCH;
import static io.tif1.client.Setting.HoldsFrom.OPENING;
import static io.tif1.client.WholeNumberType.bytes;
import static io.tif1.client.WholeNumberType.whole;
import static io.tif1.client.WholeNumberType.wholeOrAuto;
import static io.tif1.client.YesNoType.YES_NO;

import java.util.Locale;

/**
 * Every setting of a client: the one registry that files, variables, {@link Tif1Config}, {@link
 * Settings} and the page {@code docs/configuration.md} are made from. What a setting means stands
 * in its {@link #doc}.
 *
 * @since 0.1
 */
public enum Setting {
  TIMEOUT(
      seconds("0.001"),
      "30",
      FETCHING,
      NEXT_FETCH,
      "How long one attempt may take as a whole: connecting, headers and body."),
  TOTAL_TIMEOUT(
      seconds("0"),
      "300",
      FETCHING,
      NEXT_FETCH,
      "How long a fetch may take as a whole: waiting for its turn, attempts, pauses and decoding."
          + " 0 means no limit."),
  MAX_RETRIES(
      whole(0, 100),
      "3",
      FETCHING,
      NEXT_FETCH,
      "How many further rounds follow the first one if it fails; a round asks every usable CDN"
          + " once. 0 means one round and no pause."),
  RETRY_BACKOFF_FACTOR(
      decimal(1, 100, ""),
      "2",
      FETCHING,
      NEXT_FETCH,
      "The pause before the k-th further round is this number to the power of k, in seconds."),
  RETRY_JITTER(
      YES_NO,
      "true",
      FETCHING,
      NEXT_FETCH,
      "Whether pauses are drawn out by chance, so that many clients do not come back at once."),
  RETRY_JITTER_MAX(
      seconds("0"),
      "1",
      FETCHING,
      NEXT_FETCH,
      "The most that chance adds to a pause. 0 is the same as retry_jitter false."),
  MAX_RETRY_DELAY(
      seconds("0"),
      "60",
      FETCHING,
      NEXT_FETCH,
      "No back-off is longer, chance included. What a CDN asks for in Retry-After is waited for even if"
          + " it is longer, within total_timeout."),
  MAX_CONCURRENT_REQUESTS(
      whole(1, 10_000),
      "20",
      FETCHING,
      NEXT_FETCH,
      "How many requests of the client are on their way at once. The client goes below it by"
          + " itself when servers throttle, never above."),
  MAX_REQUESTS_PER_SECOND(
      decimal(0, 1_000_000, "per second"),
      "0",
      FETCHING,
      NEXT_FETCH,
      "How many requests the client begins in a second, on average. 0 means no limit."),
  MAX_REDIRECTS(
      whole(0, 20),
      "5",
      FETCHING,
      NEXT_FETCH,
      "How many redirects a request follows. 0 means a redirect is an error."),
  MAX_BODY_BYTES(
      bytes(1, Integer.MAX_VALUE - 8),
      "67108864",
      FETCHING,
      NEXT_FETCH,
      "How large a body may be once decompressed; a larger one is refused while it arrives."),
  USER_AGENT(
      UserAgentType.USER_AGENT,
      "",
      FETCHING,
      NEXT_FETCH,
      "What the client calls itself. Empty means its own name and version."),
  CLOSE_TIMEOUT(
      seconds("0"),
      "5",
      FETCHING,
      NEXT_FETCH,
      "How long closing the client waits for running fetches before it cancels them."),

  CDNS(
      CdnListType.CDN_LIST,
      "https://cdn.jsdelivr.net/gh/TracingInsights,"
          + "https://cdn.staticdelivr.com/gh/TracingInsights,"
          + "https://huggingface.co/buckets/tracinginsights",
      CDNS_AND_BREAKERS,
      NEXT_FETCH,
      "Where files are fetched from, in order of preference: base addresses, whose layout follows"
          + " from the host, or templates with {season}, {ref} and {path} (see cdns.md)."
          + " raw.githubusercontent.com is refused. A slash at the end is dropped, and so is an"
          + " address named twice."),
  CIRCUIT_BREAKER_THRESHOLD(
      whole(1, 10_000),
      "5",
      CDNS_AND_BREAKERS,
      NEXT_FETCH,
      "After how many failures in a row a CDN is left alone for a while. Failures of requests that were"
          + " under way together count each, so a CDN that is down may get threshold - 1 +"
          + " max_concurrent_requests requests."),
  CIRCUIT_BREAKER_TIMEOUT(
      seconds("0.001"),
      "60",
      CDNS_AND_BREAKERS,
      NEXT_FETCH,
      "For how long it is left alone; then one request finds out whether it is back. If all CDNs are left"
          + " alone, that request comes after 1 s, then 2, 4, 8 s and so on up to this, and fetches with"
          + " retries wait for it."),

  POOL_CONNECTIONS(
      wholeOrAuto(65_535),
      "auto",
      POOL,
      NEXT_FETCH,
      "How many idle connections are kept. auto means 256, or max_concurrent_requests if that is"
          + " more, but never more than a pool_maxsize that was set."),
  POOL_MAXSIZE(
      wholeOrAuto(65_535),
      "auto",
      POOL,
      NEXT_FETCH,
      "How many connections may be in use at once. auto means 512, or pool_connections if that is"
          + " more."),
  POOL_ACQUIRE_TIMEOUT(
      seconds("0"),
      "10",
      POOL,
      NEXT_FETCH,
      "How long a request waits for a free connection before the pool counts as exhausted."),
  POOL_EXHAUSTION_BACKOFF_BASE(
      seconds("0"),
      "0.5",
      POOL,
      NEXT_FETCH,
      "The first pause after the pool was exhausted; each further one is twice as long."),
  POOL_EXHAUSTION_BACKOFF_MAX(
      seconds("0"), "5", POOL, NEXT_FETCH, "No such pause is longer, before chance is added."),
  POOL_EXHAUSTION_BACKOFF_JITTER(
      seconds("0"), "0.5", POOL, NEXT_FETCH, "The most that chance adds to such a pause."),
  KEEPALIVE_TIMEOUT(
      seconds("0.001"), "120", POOL, NEXT_FETCH, "For how long an idle connection is kept open."),
  KEEPALIVE_MAX_REQUESTS(
      whole(1, 1_000_000_000),
      "1000",
      POOL,
      NEXT_FETCH,
      "After how many requests a connection is retired."),
  CONNECTION_STATS_LOG_INTERVAL(
      seconds("0"),
      "60",
      POOL,
      NEXT_FETCH,
      "How often connection statistics are logged, at debug. 0 means never."),

  HTTP_MULTIPLEXED(
      YES_NO,
      "true",
      CONNECTIONS,
      OPENING,
      "Whether one connection may carry many requests at once (HTTP/2). If false, HTTP/1.1."),
  HTTP_DISABLE_HTTP3(
      YES_NO,
      "false",
      CONNECTIONS,
      NEXT_FETCH,
      "Whether HTTP/3 is left unused even if the module tif1-http3 is present and a CDN offers it. It"
          + " needs http_multiplexed and no proxy."),
  HTTP3_AFTER_REQUESTS(
      whole(0, 1_000_000_000),
      "64",
      CONNECTIONS,
      NEXT_FETCH,
      "How many answers that offer HTTP/3 have come from a CDN before a connection over QUIC is opened"
          + " to it. Loading QUIC costs a second of processor time, which a few files are not worth."),
  PROXY(
      ProxyType.PROXY,
      "",
      CONNECTIONS,
      OPENING,
      "The proxy that requests go through; direct means none. Empty means what the JVM's properties"
          + " and the variables HTTPS_PROXY, ALL_PROXY and NO_PROXY say."),
  CA_BUNDLE(
      FilePathType.pathOr("none"),
      "",
      CONNECTIONS,
      OPENING,
      "A PEM file with certificate authorities to trust besides those of the JVM."),

  HTTP_RESOLVERS(
      ResolverListType.RESOLVER_LIST,
      ResolverListType.DEFAULT,
      NAME_RESOLUTION,
      OPENING,
      "Who is asked for addresses of hosts; the next one when the one before fails. standard is"
          + " the operating system, doh:// is DNS over HTTPS. A list in which nothing is left is the"
          + " default."),
  RESOLVER_TIMEOUT(
      seconds("0.001"),
      "2",
      NAME_RESOLUTION,
      OPENING,
      "How long one resolver may take before the next one is asked."),

  ENABLE_CACHE(
      YES_NO,
      "true",
      CACHE,
      NEXT_FETCH,
      "Whether the cache is read and written. If false, every fetch goes to a CDN."),
  OFFLINE_MODE(
      YES_NO,
      "false",
      CACHE,
      NEXT_FETCH,
      "Whether fetches are answered from the cache only; what is not there is an error. Requests"
          + " that still wait for their turn do not go out."),
  CI_MODE(
      YES_NO,
      "false",
      CACHE,
      NEXT_FETCH,
      "For build machines: the cache is neither read nor written, as with enable_cache false."),
  CACHE_DIR(
      FilePathType.pathOr("the platform's directory for caches"),
      "",
      CACHE,
      OPENING,
      "The directory of the disk cache. A leading ~ is the home directory. Empty means tif1-files in"
          + " $XDG_CACHE_HOME or ~/.cache, on macOS ~/Library/Caches, on Windows %LOCALAPPDATA%; or"
          + " ~/.tif1/cache if only that has a cache of this client."),
  SQLITE_TIMEOUT(
      seconds("0"),
      "30",
      CACHE,
      OPENING,
      "How long the disk cache waits for another process that holds its file."),
  CACHE_MAX_BYTES(
      bytes(0, 1L << 50),
      "4294967296",
      CACHE,
      OPENING,
      "How large the disk cache may grow; the files used longest ago go first. 0 means that nothing"
          + " is kept on disk."),
  CACHE_COLUMNS(
      YES_NO,
      "true",
      CACHE,
      NEXT_FETCH,
      "Whether laps and telemetry that are read from disk are stored there as columns too, while"
          + " there is room, so that the next reading need not decode them."),
  MEMORY_CACHE_MAX_BYTES(
      bytes(0, 1L << 40),
      "134217728",
      CACHE,
      OPENING,
      "How much decoded data is kept in memory. 0 means none."),
  CACHE_TTL_RUNNING_SEASON(
      seconds("0", TEN_YEARS),
      "3600",
      CACHE,
      NEXT_FETCH,
      "For how long a file of this year's season is believed; then a CDN is asked whether it has"
          + " changed. 0 means it is asked each time."),
  CACHE_TTL_OLDER_SEASONS(
      seconds("0", TEN_YEARS),
      "2592000",
      CACHE,
      NEXT_FETCH,
      "For how long a file of an older season is believed."),
  STALE_IF_ERROR(
      seconds("0", TEN_YEARS),
      "31536000",
      CACHE,
      NEXT_FETCH,
      "How long ago a file may have been confirmed that is given out because no CDN could confirm it, or"
          + " none has it any more. 0 means that such a fetch fails."),
  SEASON_REFS(
      RefListType.REF_LIST,
      "",
      CACHE,
      NEXT_FETCH,
      "Seasons to be read at a version of the published tree, each written 2025=VERSION: a commit, a"
          + " release tag such as 2026.281.1, latest-release for the newest tag, or a branch. A version"
          + " without a season holds for all others. Files of a commit (40 digits) or of a release tag"
          + " never change and are kept for good. Other seasons are read as they are now."),
  RELEASE_URL(
      SeasonUrlType.SEASON_URL,
      "https://api.github.com/repos/TracingInsights/{season}/releases/latest",
      CACHE,
      NEXT_FETCH,
      "Who is asked for the newest release tag of a season that season_refs reads at latest-release;"
          + " {season} is the year. The answer is a JSON object with the tag in tag_name. none means"
          + " that main is read instead."),
  NEGATIVE_CACHE_TTL(
      seconds("0", TEN_YEARS),
      "600",
      CACHE,
      NEXT_FETCH,
      "For how long it is remembered that a file is not published; at most 60 s if a CDN said so with"
          + " status 403. 0 means not at all."),

  SCHEDULE_URL(
      SeasonUrlType.SEASON_URL,
      "https://cdn.jsdelivr.net/gh/theOehrly/f1schedule@master/schedule_{season}.json",
      CALENDAR,
      NEXT_FETCH,
      "Where the schedules of the current and the next season are read from; {season} is the year."
          + " none means that only the calendar built into the client is used."),
  SCHEDULE_TTL(
      seconds("0", TEN_YEARS),
      "21600",
      CALENDAR,
      NEXT_FETCH,
      "For how long a schedule that was read is fresh; then it is asked for again. 0 means each time."),

  JSON_PARSE_WORKERS(
      whole(0, 1024),
      "0",
      DECODING,
      NEXT_FETCH,
      "How many threads decode documents. 0 means one for each processor."),
  VALIDATION(
      ChoiceType.oneOf(Validation.OFF, Validation.LENIENT, Validation.STRICT),
      "lenient",
      DECODING,
      NEXT_FETCH,
      "off: content is not checked; lenient: doubtful content becomes findings on the result;"
          + " strict: a finding is an error."),
  VALIDATE_DATA(YES_NO, "true", DECODING, NEXT_FETCH, Aliases.VALIDATION_ALIAS),
  VALIDATE_LAP_TIMES(YES_NO, "true", DECODING, NEXT_FETCH, Aliases.VALIDATION_ALIAS),
  VALIDATE_TELEMETRY(YES_NO, "true", DECODING, NEXT_FETCH, Aliases.VALIDATION_ALIAS);

  /** From when a new value holds. */
  public enum HoldsFrom {
    /** An open client uses it from the next fetch on. */
    NEXT_FETCH("next fetch"),

    /** A client uses the value it was opened with; {@link Settings} refuses another one. */
    OPENING("opening");

    private final String words;

    HoldsFrom(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** What a setting is about; the sections of the manual. */
  public enum Group {
    /** Attempts, pauses, limits. */
    FETCHING("Fetching"),
    /** Where from, and whom to leave alone. */
    CDNS_AND_BREAKERS("CDNs and circuit breakers"),
    /** Connections kept, used and waited for. */
    POOL("Connection pool"),
    /** Protocol, proxy, trust. */
    CONNECTIONS("Connections"),
    /** Addresses of hosts. */
    NAME_RESOLUTION("Name resolution"),
    /** Memory and disk. */
    CACHE("Cache"),
    /** Which sessions there are, and when. */
    CALENDAR("Calendar"),
    /** Threads and checks. */
    DECODING("Decoding and validation");

    private final String words;

    Group(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  @SuppressWarnings("ImmutableEnumChecker") // every value type is immutable, as are kept values
  private final ValueType type;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Object defaultValue;

  private final String defaultText;
  private final Group group;
  private final HoldsFrom holdsFrom;
  private final String doc;

  Setting(ValueType type, String defaultText, Group group, HoldsFrom holdsFrom, String doc) {
    this.type = type;
    this.defaultText = defaultText;
    this.group = group;
    this.holdsFrom = holdsFrom;
    this.doc = doc;
    this.defaultValue = read(defaultText, Notes.LOG);
  }

  /** The name in files and in {@link Settings}: {@code max_retries}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The environment variable: {@code TIF1_MAX_RETRIES}. */
  public String variable() {
    return "TIF1_" + name();
  }

  /** The default as a file or variable would hold it; may be empty. */
  public String defaultText() {
    return defaultText;
  }

  /** Which values are allowed, in words: {@code a whole number from 0 to 100}. */
  public String allowed() {
    return type.allowed();
  }

  /** The unit of the number, such as {@code s} or {@code bytes}; empty if there is none. */
  public String unit() {
    return type.unit();
  }

  /** What the setting is about. */
  public Group group() {
    return group;
  }

  /** From when a new value holds. */
  public HoldsFrom holdsFrom() {
    return holdsFrom;
  }

  /** What the setting means, in a sentence or three. */
  public String doc() {
    return doc;
  }

  ValueType type() {
    return type;
  }

  Object defaultValue() {
    return defaultValue;
  }

  /** The value to keep for what was given. */
  Object read(Object given, Notes notes) {
    try {
      return type.read(given, notes);
    } catch (BadValueException e) {
      String wrong = e.detail().isEmpty() ? "not " + Shown.value(given) : "but " + e.detail();
      throw new IllegalArgumentException(key() + " must be " + allowed() + ", " + wrong, e);
    }
  }

  /** A constant that the constants above can use. */
  private static final class Aliases {
    static final String VALIDATION_ALIAS =
        "A switch of the Python library, which has three. If all three are false and validation is"
            + " not set, validation is off; in any other case they change nothing.";
  }
}
