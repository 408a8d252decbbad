package io.tif1.client.internal.pipe;

/**
 * Code that a caller supplied, and that a fetch needs, threw: a proxy selector, a time source.
 * Names it, so that nobody takes it for a defect of the client. Listeners are not among it: a fetch
 * goes on without them.
 */
public final class CallbackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what kind of code it is, such as "proxy selector"
   * @param callback the object that threw
   */
  public CallbackException(String what, Object callback, Throwable cause) {
    super("the " + what + " " + callback.getClass().getName() + " threw " + cause, cause);
  }
}
