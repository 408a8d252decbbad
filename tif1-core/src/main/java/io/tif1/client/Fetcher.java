package io.tif1.client;

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
   * @param sink called for one outcome at a time, in order of completion, on a thread of the
   *     client's; what it throws ends the batch and is thrown here
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
