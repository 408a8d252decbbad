package io.tif1.tests.arch.seeded.client.internal.cache;

import com.github.benmanes.caffeine.cache.Cache;
import java.sql.Connection;

/** Keeps: this is where Caffeine and JDBC belong. */
record Store(Cache<String, String> memory, Connection disk) {}
