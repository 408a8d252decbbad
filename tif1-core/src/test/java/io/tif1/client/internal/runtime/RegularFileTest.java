package io.tif1.client.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RegularFileTest {
  private final Path directory;

  RegularFileTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static void refused(Path file, int limit, String reason) {
    assertThatThrownBy(() -> RegularFile.read(file, limit))
        .isInstanceOfSatisfying(
            RegularFile.RefusedException.class,
            refused -> assertThat(refused.getReason()).startsWith(reason));
  }

  private Path pipe() throws Exception {
    Path pipe = directory.resolve("pipe");
    try {
      assumeTrue(
          new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0,
          "mkfifo does not make a pipe here");
    } catch (IOException e) {
      assumeTrue(false, "there is no mkfifo on this machine");
    }
    return pipe;
  }

  @Test
  void aFileUpToTheLimitIsReadWhole() throws IOException {
    Path file = Files.write(directory.resolve("file"), new byte[100]);

    assertThat(RegularFile.read(file, 100)).hasSize(100);
  }

  @Test
  void g17_aFileBeyondTheLimitIsNotRead() throws IOException {
    refused(Files.write(directory.resolve("file"), new byte[101]), 100, "is larger than 100 bytes");
  }

  @Test
  void g17_aFileThatDoesNotSayHowLongItIsIsReadToTheLimit() {
    Path file = Path.of("/proc/cpuinfo");
    assumeTrue(Files.isRegularFile(file), "there is no /proc on this machine");

    refused(file, 10, "is larger than 10 bytes");
  }

  @Test
  void c19_aDeviceIsNotRead() {
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device), "there is no /dev/zero on this machine");

    refused(device, 100, "is a device, a pipe or a socket");
  }

  @Test
  void c19_aLinkToADeviceIsNotRead() throws IOException {
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device), "there is no /dev/zero on this machine");

    refused(Files.createSymbolicLink(directory.resolve("link"), device), 100, "is a device");
  }

  @Test
  void g17_aPipeThatNobodyWritesToIsNotWaitedFor() throws Exception {
    refused(pipe(), 100, "is a device, a pipe or a socket");
  }

  @Test
  void g17_aPipeIsNotReplaced() throws Exception {
    Path pipe = pipe();

    assertThatThrownBy(() -> RegularFile.checkReplaceable(pipe))
        .isInstanceOf(RegularFile.RefusedException.class)
        .hasMessageContaining("only regular files are written");
  }

  @Test
  void whatIsNotThereMayBeWrittenButNotRead() throws IOException {
    Path file = directory.resolve("nothing");

    RegularFile.checkReplaceable(file);
    assertThatThrownBy(() -> RegularFile.read(file, 1)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void c19_aDirectoryIsNotRead() {
    refused(directory, 100, "is a directory");
  }

  @Test
  void g17_aStreamWithoutEndIsReadToTheLimit() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };

    assertThatThrownBy(() -> RegularFile.readAll(endless, 1 << 20))
        .isInstanceOf(IOException.class)
        .hasMessage("it holds more than 1 MiB, the most that is read of it");
  }

  @Test
  void aStreamUpToTheLimitIsReadWhole() throws IOException {
    assertThat(RegularFile.readAll(new ByteArrayInputStream(new byte[9]), 9)).hasSize(9);
  }
}
