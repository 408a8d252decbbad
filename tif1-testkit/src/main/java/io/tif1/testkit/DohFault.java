package io.tif1.testkit;

import java.time.Duration;

/**
 * What can go wrong with one query of a {@link DohServer}.
 *
 * @since 0.1
 */
public sealed interface DohFault {
  /** Nothing goes wrong. */
  DohFault NONE = new None();

  /** The name does not exist, says the DNS. */
  DohFault NXDOMAIN = new ResponseCode(3);

  /** The name could not be looked up, says the DNS. */
  DohFault SERVFAIL = new ResponseCode(2);

  /** The server takes the query and never answers. */
  DohFault HANG = new Hang();

  /** An HTTP status in place of an answer. */
  record Status(int code) implements DohFault {}

  /** A well-formed DNS response with this code (RFC 1035, section 4.1.1) and no records. */
  record ResponseCode(int code) implements DohFault {}

  /** See {@link #HANG}. */
  record Hang() implements DohFault {}

  /** Bytes that are no DNS message, said to be one. */
  record Garbage() implements DohFault {}

  /** The right answer, cut in the middle. */
  record HalfMessage() implements DohFault {}

  /** A response with a compressed name that points to itself. */
  record PointerLoop() implements DohFault {}

  /** A good page of the wrong type, as a hotel's login page is. */
  record LoginPage() implements DohFault {}

  /** The right answer, this much later on the server's time source. */
  record Late(Duration delay) implements DohFault {}

  /** See {@link #NONE}. */
  record None() implements DohFault {}
}
