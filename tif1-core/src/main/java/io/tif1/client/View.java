package io.tif1.client;

import static java.util.Objects.requireNonNull;

import io.tif1.client.internal.Assembly;
import io.tif1.model.SessionKey;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A client's rooms under options of one's own. */
record View(Assembly assembly, ClientCalendar calendar, Supplier<FetchOptions> current)
    implements Fetcher {

  @Override
  public FetchOptions options() {
    return current.get();
  }

  @Override
  public Fetcher with(UnaryOperator<FetchOptions> edit) {
    requireNonNull(
        edit.apply(options()),
        "the edited options"); // a bad edit is refused here, not at the first fetch
    return new View(assembly, calendar, () -> edit.apply(current.get()));
  }

  @Override
  public Session session(SessionKey key) {
    return new Session(this, key, calendar, assembly::now);
  }

  @Override
  public <T> CompletableFuture<T> fetchAsync(Resource<T> resource) {
    return assembly.fetch(resource, options());
  }

  @Override
  public <T> CompletableFuture<List<Outcome<T>>> fetchAllAsync(Collection<Resource<T>> resources) {
    return assembly.fetchAll(resources, options());
  }

  @Override
  public <T> CompletableFuture<Progress> fetchEachAsync(
      Iterable<Resource<T>> resources,
      Consumer<? super Outcome<T>> sink,
      Consumer<? super Progress> progress) {
    return assembly.fetchEach(resources, options(), sink, progress);
  }
}
