package io.tif1.benchmarks;

import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.sim.Anomalies;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;

/** Publishes a simulated race until it is killed, for programs that are started to fetch of it. */
public final class StartupServer {
  private StartupServer() {}

  /** The argument is a folder; its certificate, a driver and the address are put there. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[0]);
    SimulatedSession race =
        SessionSimulator.session(2021, "Belgian Grand Prix", "Race")
            .drivers(2)
            .laps(60)
            .anomalies(Anomalies.none())
            .build();
    try (FakeCdn cdn = FakeCdn.serving(race)) {
      Path authority = cdn.writeCaPem(folder);
      Files.move(authority, folder.resolve("ca.pem"), StandardCopyOption.REPLACE_EXISTING);
      Files.writeString(folder.resolve("driver"), race.drivers().get(0).code());
      Path begun = Files.writeString(folder.resolve("address.part"), cdn.baseUri().toString());
      Files.move(begun, folder.resolve("address"), StandardCopyOption.ATOMIC_MOVE); // all is there
      new CountDownLatch(1).await();
    }
  }
}
