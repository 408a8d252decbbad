package io.tif1.client.internal.dns;

import io.tif1.client.internal.runtime.OpenFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * The resolver of the machine: its hosts file, its name servers. May block for as long as it likes;
 * the chain gives it threads of its own and does not wait for it longer than the limit.
 */
@FunctionalInterface
public interface SystemResolver {
  /** The addresses of {@code host}, best first. */
  List<InetAddress> lookup(String host) throws UnknownHostException;

  /** What the JVM uses for every other connection of the process. */
  static SystemResolver jdk() {
    return host -> {
      try {
        return List.of(InetAddress.getAllByName(host));
      } catch (UnknownHostException e) {
        IOException exhausted = OpenFiles.exhausted(); // the system does not say so
        if (exhausted == null) {
          throw e;
        }
        var ofThisProcess = new UnknownHostException(OpenFiles.TOO_MANY);
        ofThisProcess.initCause(exhausted);
        throw ofThisProcess;
      }
    };
  }
}
