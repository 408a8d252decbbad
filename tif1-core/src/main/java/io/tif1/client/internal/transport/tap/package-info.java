/**
 * What can be told of a connection from the bytes that go over it: frames of HTTP/2, messages of
 * HTTP/1.1. Knows nothing of OkHttp, which keeps these things to itself. Pure.
 */
package io.tif1.client.internal.transport.tap;
