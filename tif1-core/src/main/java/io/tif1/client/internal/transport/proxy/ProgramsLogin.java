package io.tif1.client.internal.transport.proxy;

import io.tif1.client.ProxyChoice.Via;
import io.tif1.client.internal.pipe.CallbackException;
import java.net.Authenticator;
import java.net.Authenticator.RequestorType;
import java.net.PasswordAuthentication;
import org.jspecify.annotations.Nullable;

/** Asks the {@link Authenticator} of the program for a login that no setting has. */
final class ProgramsLogin {
  private ProgramsLogin() {}

  /**
   * The proxy with a login; null if the program has none for it.
   *
   * @param realm what the proxy says that the login is for
   */
  static @Nullable Via of(Via via, String realm) {
    Authenticator program = Authenticator.getDefault();
    if (program == null) {
      return null;
    }
    PasswordAuthentication login;
    try {
      login =
          Authenticator.requestPasswordAuthentication(
              program,
              via.host(),
              null,
              via.port(),
              via.scheme().text(),
              realm,
              "Basic",
              null,
              RequestorType.PROXY);
    } catch (Throwable thrown) {
      throw new CallbackException("authenticator", program, thrown);
    }
    return login == null
        ? null
        : new Via(
            via.scheme(),
            via.host(),
            via.port(),
            login.getUserName(),
            new String(login.getPassword()));
  }
}
