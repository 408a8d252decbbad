package io.tif1.client;

import io.tif1.model.SessionKey;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Fetches resources under one set of {@link FetchOptions}. A {@link Tif1} client is a fetcher, and
 * so is every view made with {@link #with}; views share the client's connections, cache, breakers
 * and limits and cannot be closed.
 *
 * <p>Every operation exists twice: a blocking method, and one that returns a future and whose name
 * ends in {@code Async}. The blocking one waits for the other, so both behave alike. Futures fail
 * with the exception that the blocking method would throw, never wrapped. Cancelling a future, or
 * one derived from it, cancels the fetch unless another caller waits for the same file. Dependent
 * stages run on the client's own threads, never on a network thread.
 *
 * <p>Fetchers are safe for use by multiple threads. A closed client refuses with a {@link
 * FetchFailedException} of reason {@code CLIENT_CLOSED}.
 *
 * @since 0.1
 */
public sealed interface Fetcher permits Tif1, View {

  /** The options a fetch begun now would run under. */
  FetchOptions options();

  /**
   * Returns a view that runs under {@code edit} applied to these options. The edit is applied anew
   * at every fetch, so settings changed at run time hold for views too.
   */
  Fetcher with(UnaryOperator<FetchOptions> edit);

  /**
   * The calendar as the client knows it, the same for all its views.
   *
   * @since 0.2
   */
  ClientCalendar calendar();

  /**
   * A session, by what people call it: {@code session(2021, "Spa", "R")}. The names are looked up
   * in the client's {@linkplain #calendar() calendar}; of the running and the coming season this
   * may take up to 2 s, while the published calendar is asked for. Of the session itself nothing is
   * fetched until it is asked for something.
   *
   * @param event a name in whole or in part, or a round in digits; see {@link
   *     io.tif1.model.calendar.SeasonCalendar}
   * @param session a name in whole or in part, an abbreviation or a number; see {@link
   *     io.tif1.model.calendar.Event#session(String)}
   * @throws io.tif1.model.calendar.UnknownNameException if a name means nothing or several things;
   *     it has suggestions
   */
  default Session session(int season, String event, String session) {
    return session(calendar().resolve(season, event, session));
  }

  /**
   * As {@link #session(int, String, String)}, by the round.
   *
   * @throws io.tif1.model.calendar.UnknownNameException if there is no such round or session
   */
  default Session session(int season, int round, String session) {
    return session(calendar().resolve(season, round, session));
  }

  /**
   * The session of a key, seen through this fetcher and its options. Nothing is fetched, and the
   * key is taken as it is, whatever the calendar says: whether there are files shows when one is
   * asked for.
   */
  Session session(SessionKey key);

  /**
   * Fetches and decodes {@code resource}.
   *
   * @throws NotFoundException if the file is not published; never retried
   * @throws InvalidDataException if no CDN has a usable copy
   * @throws FetchFailedException if it could not be had: transport errors, timeouts, open breakers
   * @throws InterruptedFetchException if the thread is interrupted; the fetch is cancelled and the
   *     interrupt status is set again
   */
  default <T> T fetch(Resource<T> resource) {
    return Futures.join(fetchAsync(resource));
  }

  /** As {@link #fetch}, without blocking. */
  <T> CompletableFuture<T> fetchAsync(Resource<T> resource);

  /**
   * Fetches all {@code resources}, as many at once as the limits allow, and holds all results. For
   * more than memory holds, use {@link #fetchEach}.
   *
   * @return one outcome for each resource, in the order given; a failure of one never fails another
   */
  default <T> List<Outcome<T>> fetchAll(Collection<Resource<T>> resources) {
    return Futures.join(fetchAllAsync(resources));
  }

  /**
   * As {@link #fetchAll}, without blocking. The future itself fails only if it is cancelled; that
   * cancels what has not ended.
   */
  <T> CompletableFuture<List<Outcome<T>>> fetchAllAsync(Collection<Resource<T>> resources);

  /**
   * Fetches {@code resources} and hands each outcome to {@code sink} as it completes. Memory is
   * bounded: resources are taken from the iterable as others end, and while the sink is busy no
   * more outcomes pile up than a few times the concurrency.
   *
   * @param resources read on the same thread as the sink; may block until there is more to fetch
   * @param sink called for one outcome at a time, in order of completion, on a thread of the
   *     client's; what it throws ends the batch and is thrown here. If the client is closed it gets
   *     {@code close_timeout} to return, as the source does, and is then interrupted
   * @return the counts, which add up to the number of resources
   */
  default <T> Progress fetchEach(
      Iterable<Resource<T>> resources, Consumer<? super Outcome<T>> sink) {
    return Futures.join(fetchEachAsync(resources, sink, progress -> {}));
  }

  /**
   * As {@link #fetchEach(Iterable, Consumer)}, and tells {@code progress} after each outcome.
   *
   * @param progress called after the sink, on the same thread, under the same rules
   */
  default <T> Progress fetchEach(
      Iterable<Resource<T>> resources,
      Consumer<? super Outcome<T>> sink,
      Consumer<? super Progress> progress) {
    return Futures.join(fetchEachAsync(resources, sink, progress));
  }

  /** As {@link #fetchEach(Iterable, Consumer, Consumer)}, without blocking. */
  <T> CompletableFuture<Progress> fetchEachAsync(
      Iterable<Resource<T>> resources,
      Consumer<? super Outcome<T>> sink,
      Consumer<? super Progress> progress);
}
