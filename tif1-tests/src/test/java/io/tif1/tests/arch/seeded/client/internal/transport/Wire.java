package io.tif1.tests.arch.seeded.client.internal.transport;

/** Keeps: this is where OkHttp belongs. */
final class Wire {
  okhttp3.OkHttpClient client() {
    return new okhttp3.OkHttpClient();
  }
}
