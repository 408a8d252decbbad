package io.tif1.tests.arch.seeded.client;

/** Breaks: OkHttp belongs to transport and dns. */
final class HttpInTheApi {
  okhttp3.OkHttpClient client() {
    return new okhttp3.OkHttpClient();
  }
}
