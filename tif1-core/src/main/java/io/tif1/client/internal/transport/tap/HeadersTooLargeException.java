package io.tif1.client.internal.transport.tap;

import java.io.IOException;

/** The headers of an answer are larger than any that make sense. */
public final class HeadersTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  HeadersTooLargeException(int most) {
    super("the answer's headers are larger than " + most + " bytes, the most that is accepted");
  }
}
