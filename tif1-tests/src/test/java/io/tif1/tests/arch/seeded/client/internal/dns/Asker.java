package io.tif1.tests.arch.seeded.client.internal.dns;

/** Keeps: DNS over HTTPS needs OkHttp too. */
final class Asker {
  okio.ByteString question() {
    return okio.ByteString.EMPTY;
  }
}
