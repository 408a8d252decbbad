package io.tif1.client.internal.transport.tap;

/** Why a stream or a connection of HTTP/2 is ended: RFC 9113, section 7, in its order. */
public enum Http2Code {
  NO_ERROR,
  PROTOCOL_ERROR,
  INTERNAL_ERROR,
  FLOW_CONTROL_ERROR,
  SETTINGS_TIMEOUT,
  STREAM_CLOSED,
  FRAME_SIZE_ERROR,
  REFUSED_STREAM,
  CANCEL,
  COMPRESSION_ERROR,
  CONNECT_ERROR,
  ENHANCE_YOUR_CALM,
  INADEQUATE_SECURITY,
  HTTP_1_1_REQUIRED,
  /** None of the others. */
  UNKNOWN;

  private static final Http2Code[] ALL = values();

  /** By its number on the wire, which is its place in the list. */
  static Http2Code of(int number) {
    return number >= 0 && number < ALL.length ? ALL[number] : UNKNOWN;
  }
}
