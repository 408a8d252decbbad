package io.tif1.tests.arch.seeded.client.internal.attempt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Breaks: Caffeine belongs to the cache. */
final class OwnCache {
  Cache<String, String> cache() {
    return Caffeine.newBuilder().build();
  }
}
