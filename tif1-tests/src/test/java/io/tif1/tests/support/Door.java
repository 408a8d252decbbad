package io.tif1.tests.support;

import io.tif1.client.Fetcher;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1Exception;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The two ways in; every behaviour is the same through both. */
public enum Door {
  BLOCKING {
    @Override
    public <T> T fetch(Fetcher fetcher, Resource<T> resource) {
      return fetcher.fetch(resource);
    }

    @Override
    public <T> List<Outcome<T>> fetchAll(Fetcher fetcher, Collection<Resource<T>> resources) {
      return fetcher.fetchAll(resources);
    }
  },
  ASYNC {
    @Override
    public <T> T fetch(Fetcher fetcher, Resource<T> resource) {
      return unwrapped(fetcher.fetchAsync(resource));
    }

    @Override
    public <T> List<Outcome<T>> fetchAll(Fetcher fetcher, Collection<Resource<T>> resources) {
      return unwrapped(fetcher.fetchAllAsync(resources));
    }
  };

  /** Fetches, and throws what the fetch fails with. */
  public abstract <T> T fetch(Fetcher fetcher, Resource<T> resource);

  /** Fetches all. */
  public abstract <T> List<Outcome<T>> fetchAll(Fetcher fetcher, Collection<Resource<T>> resources);

  private static <T> T unwrapped(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Tif1Exception known) {
        throw known;
      }
      throw e;
    }
  }
}
