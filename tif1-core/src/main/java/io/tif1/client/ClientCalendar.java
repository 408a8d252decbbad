package io.tif1.client;

import static java.util.Objects.requireNonNull;

import io.tif1.client.internal.Assembly;
import io.tif1.client.internal.SideFile;
import io.tif1.model.JsonDocument;
import io.tif1.model.SessionKey;
import io.tif1.model.calendar.Calendar;
import io.tif1.model.calendar.CalendarChange;
import io.tif1.model.calendar.Event;
import io.tif1.model.calendar.EventSession;
import io.tif1.model.calendar.ScheduleDocument;
import io.tif1.model.calendar.SeasonCalendar;
import io.tif1.model.calendar.UnknownNameException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calendar as a client knows it: the {@linkplain Calendar one in the library}, and of the
 * running and the coming season, by the client's clock, the published one where that could be read.
 *
 * <p>The published calendar is asked for at {@code schedule_url} when a name of such a season is
 * looked up and what is known is older than {@code schedule_ttl} (6 h); it is kept in the cache.
 * The question takes {@value #MOST_SECONDS} seconds at most. If it brings nothing, or something
 * that cannot be the season's calendar, what is known already is used: an older published calendar,
 * or the one in the library. Then nobody asks again for 5 minutes, or for {@code schedule_ttl} if
 * the server said that there is none. {@link #source} tells all of this. In offline mode nobody is
 * asked.
 *
 * <p>Safe for use by multiple threads.
 *
 * @since 0.2
 */
public final class ClientCalendar {
  static final int MOST_SECONDS = 2;

  private static final String SEASON = "{season}";

  private final Logger log = LoggerFactory.getLogger(ClientCalendar.class);
  private final Assembly assembly;
  private final Supplier<Tif1Config> config;
  private final ConcurrentMap<Integer, Read> read = new ConcurrentHashMap<>();

  /** A document and what it says. */
  private record Read(
      JsonDocument document, SeasonCalendar calendar, List<CalendarChange> changes) {}

  ClientCalendar(Assembly assembly, Supplier<Tif1Config> config) {
    this.assembly = assembly;
    this.config = config;
  }

  /** The seasons whose calendar is known now, in order. Nobody is asked. */
  public List<Integer> seasons() {
    var seasons = new TreeSet<>(Calendar.seasons());
    int running = runningSeason();
    List.of(running, running + 1).stream()
        .filter(season -> known(season).isPresent())
        .forEach(seasons::add);
    return List.copyOf(seasons);
  }

  /**
   * The calendar of a season.
   *
   * @throws UnknownNameException if none is known; the message says what came of asking
   * @throws InterruptedFetchException if the thread is interrupted while it waits
   */
  public SeasonCalendar of(int season) {
    return Futures.join(ofAsync(season));
  }

  /** As {@link #of(int)}, without blocking. Cancelling it does not end the question. */
  public CompletableFuture<SeasonCalendar> ofAsync(int season) {
    return ask(season, false).thenApply(ignored -> orThrow(season));
  }

  /**
   * Where the files of a session are published, by what people call it; as {@link
   * Calendar#resolve(int, String, String)} does, by the calendar that this client knows.
   *
   * @throws UnknownNameException if no calendar of the season is known, or a name means nothing or
   *     several things
   */
  public SessionKey resolve(int season, String event, String session) {
    return of(season).resolve(event, session);
  }

  /**
   * As {@link #resolve(int, String, String)}, by the round.
   *
   * @throws UnknownNameException if no calendar of the season is known, there is no such round, or
   *     the session's name means nothing or several sessions
   */
  public SessionKey resolve(int season, int round, String session) {
    return of(season).resolve(round, session);
  }

  /**
   * The first event whose last session starts at the moment or later: the one that is under way, or
   * the one to come. Empty after the last session of the last season that is known.
   */
  public Optional<Event> nextEvent(Instant moment, boolean includeTesting) {
    requireNonNull(moment, "moment");
    return calendars(moment)
        .flatMap(calendar -> calendar.events(includeTesting).stream())
        .filter(event -> !event.lastSession().startInstant().isBefore(moment))
        .findFirst();
  }

  /** The first session that starts at the moment or later, of any season that is known. */
  public Optional<EventSession> nextSession(Instant moment, boolean includeTesting) {
    return nextEvent(moment, includeTesting).stream()
        .flatMap(event -> event.sessions().stream())
        .filter(session -> !session.startInstant().isBefore(moment))
        .findFirst();
  }

  /**
   * Those that may have what is next after the moment, in order; the published ones are asked for.
   */
  private Stream<SeasonCalendar> calendars(Instant moment) {
    int running = runningSeason();
    if (!moment.isBefore(Instant.MAX.minus(Duration.ofDays(366)))
        || moment.atZone(ZoneOffset.UTC).getYear() >= running) {
      // Both at once, so that they are waited for once.
      CompletableFuture<?> coming = ask(running + 1, false);
      Futures.join(CompletableFuture.allOf(ask(running, false), coming));
    }
    return seasons().stream().flatMap(season -> known(season).stream());
  }

  /**
   * What is known of a season's calendar and from where. Nobody is asked, so before the first
   * look-up of a name of the season that is what the library has.
   */
  public CalendarSource source(int season) {
    CalendarSource.Kind own =
        Calendar.seasons().contains(season)
            ? CalendarSource.Kind.BUILT_IN
            : CalendarSource.Kind.NONE;
    URI address = address(season).orElse(null);
    if (address == null) {
      return new CalendarSource(season, own, null, null, null, null, List.of());
    }
    SideFile file = assembly.knownFile(address);
    Read published = published(season, file);
    return new CalendarSource(
        season,
        published == null ? own : CalendarSource.Kind.PUBLISHED,
        address.getRawAuthority(),
        published == null ? null : file.readAt(),
        file.askedAt(),
        file.problem(),
        published == null ? List.of() : published.changes());
  }

  /**
   * Asks for the published calendar now, however fresh what is known is. Of a season that is
   * neither running nor coming, and in offline mode, nobody is asked.
   *
   * @return what is known after it; what came of asking is its {@linkplain CalendarSource#problem
   *     problem}
   */
  public CalendarSource refresh(int season) {
    return Futures.join(refreshAsync(season));
  }

  /** As {@link #refresh}, without blocking. It fails only if it is cancelled. */
  public CompletableFuture<CalendarSource> refreshAsync(int season) {
    return ask(season, true).thenApply(ignored -> source(season));
  }

  /** What is known without asking; empty if nothing is. */
  Optional<SeasonCalendar> known(int season) {
    Read published =
        address(season).map(assembly::knownFile).map(f -> published(season, f)).orElse(null);
    if (published != null) {
      return Optional.of(published.calendar());
    }
    return builtIn(season);
  }

  private static Optional<SeasonCalendar> builtIn(int season) {
    return Calendar.seasons().contains(season)
        ? Optional.of(Calendar.of(season))
        : Optional.empty();
  }

  /** Asks if that is due. The future ends on a thread that callers may use, and never fails. */
  @SuppressWarnings("ReferenceEquality") // another object is another answer, equal or not
  private CompletableFuture<SideFile> ask(int season, boolean anew) {
    URI address = address(season).orElse(null);
    if (address == null) {
      return CompletableFuture.completedFuture(null);
    }
    SideFile before = assembly.knownFile(address);
    return assembly
        .sideFile(
            "schedule",
            season,
            address,
            config.get().scheduleTtl(),
            Duration.ofSeconds(MOST_SECONDS),
            document -> ScheduleDocument.read(season, document, builtIn(season).orElse(null)),
            FetchOptions.of(config.get()),
            anew)
        .thenApply(
            after -> {
              if (after != before) {
                tell(season, address, after);
              }
              return after;
            });
  }

  private void tell(int season, URI address, SideFile file) {
    if (file.problem() != null) {
      log.info(
          "calendar of {}: {} was asked: {}; {} is used",
          season,
          address.getRawAuthority(),
          file.problem(),
          file.readAt() != null
              ? "the one read at " + file.readAt()
              : builtIn(season).isPresent() ? "the one in the library" : "none");
      return;
    }
    Read published = published(season, file);
    if (published != null && !published.changes().isEmpty()) {
      log.info(
          "calendar of {}: {} says otherwise than the library: {}",
          season,
          address.getRawAuthority(),
          published.changes().stream().map(CalendarChange::text).toList());
    }
  }

  private SeasonCalendar orThrow(int season) {
    return known(season).orElseThrow(() -> none(season));
  }

  private UnknownNameException none(int season) {
    CalendarSource source = source(season);
    if (source.server().isEmpty()) {
      try {
        Calendar.of(season); // throws: there is none
      } catch (UnknownNameException e) {
        return e;
      }
    }
    String server = source.server().orElse("");
    String what =
        source.askedAt().isPresent()
            ? "asked "
                + server
                + " "
                + ago(source.askedAt().get())
                + ": "
                + source.problem().orElse("")
            : "offline_mode is on, so " + server + " was not asked";
    List<Integer> there = Calendar.seasons();
    return new UnknownNameException(
        season,
        List.of(String.valueOf(there.get(there.size() - 1))),
        "no calendar of " + season + " is known yet; " + what);
  }

  private String ago(Instant then) {
    long seconds = Math.max(0, Duration.between(then, assembly.now()).toSeconds());
    if (seconds < 60) {
      return "just now";
    }
    long minutes = seconds / 60;
    return (minutes < 120 ? minutes + " min" : minutes / 60 + " h") + " ago";
  }

  /** Where the season's published calendar is asked for; empty if it is not. */
  private Optional<URI> address(int season) {
    String url = config.get().scheduleUrl();
    int running = runningSeason();
    return url.isEmpty() || season < running || season > running + 1
        ? Optional.empty()
        : Optional.of(URI.create(url.replace(SEASON, String.valueOf(season))));
  }

  private int runningSeason() {
    return assembly.now().atZone(ZoneOffset.UTC).getYear();
  }

  /** What the document of a file says, read once. */
  @SuppressWarnings("ReferenceEquality") // comparing two documents takes longer than reading one
  private @Nullable Read published(int season, SideFile file) {
    JsonDocument document = file.document();
    if (document == null) {
      return null;
    }
    Read known = read.get(season);
    if (known != null && known.document() == document) {
      return known;
    }
    SeasonCalendar builtIn = builtIn(season).orElse(null);
    SeasonCalendar calendar = ScheduleDocument.read(season, document, builtIn);
    var now =
        new Read(
            document,
            calendar,
            builtIn == null ? List.of() : CalendarChange.between(builtIn, calendar));
    read.put(season, now);
    return now;
  }
}
