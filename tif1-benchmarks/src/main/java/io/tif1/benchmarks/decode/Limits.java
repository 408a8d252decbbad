package io.tif1.benchmarks.decode;

import io.tif1.benchmarks.Findings;
import io.tif1.benchmarks.Sample;
import io.tif1.model.json.TableReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What fetching cannot do without, each step alone on one thread by its processor time: deciphering
 * what a server sends (AES-128-GCM, records of 16 KiB), inflating it with its checksum, decoding.
 * What the kernel and the frames of HTTP/2 take comes on top.
 */
public final class Limits {
  private static final int ROUNDS = 12;
  private static final int RECORD = 16 * 1024;
  private static final int TAG_BITS = 128;
  private static final int HEADER = 10;

  private Limits() {}

  public static void main(String[] args) throws Exception {
    List<byte[]> files = TelemetryFiles.load();
    var packed = new ArrayList<byte[]>();
    for (byte[] file : files) {
      packed.add(gzip(file));
    }
    double json = TelemetryFiles.bytes(files) / 1e6;
    double wire = TelemetryFiles.bytes(packed) / 1e6;
    var reader = new TableReader();
    Sample decipher = measured(decipherer(packed));
    Sample inflate = measured(() -> inflate(packed));
    Sample decode =
        measured(
            () -> {
              long rows = 0;
              for (byte[] file : files) {
                rows += reader.telemetry(file, 0, file.length).size();
              }
              return rows;
            });
    double floor = decipher.min() + inflate.min() + decode.min();
    new Findings(
            "limits",
            String.format(
                Locale.ROOT,
                "%d %s laps, %.1f MB of JSON, %.1f MB as gzip; each step alone, one thread",
                files.size(),
                TelemetryFiles.origin(),
                json,
                wire))
        .side("deciphering AES-128-GCM", "CPU ms", decipher)
        .side("inflating and CRC-32", "CPU ms", inflate)
        .side("decoding to columns", "CPU ms", decode)
        .ratio("deciphering, MB/s of what is received", wire * 1e3 / decipher.min())
        .ratio("inflating, MB/s of JSON", json * 1e3 / inflate.min())
        .ratio("decoding, MB/s of JSON", json * 1e3 / decode.min())
        .ratio("all three, ms of CPU", floor)
        .ratio("all three, ms on two cores that do nothing else", floor / 2)
        .tell();
  }

  private static Sample measured(Callable<Long> work) throws Exception {
    var threads = ManagementFactory.getThreadMXBean();
    double[] millis = new double[ROUNDS];
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      long begun = threads.getCurrentThreadCpuTime();
      if (work.call() == 0) {
        throw new IllegalStateException("nothing was done");
      }
      millis[Math.max(round, 0)] = (threads.getCurrentThreadCpuTime() - begun) / 1e6;
    }
    return new Sample(millis);
  }

  private static byte[] gzip(byte[] file) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(file);
    }
    return out.toByteArray();
  }

  private static long inflate(List<byte[]> packed) throws DataFormatException {
    var inflater = new Inflater(true);
    var crc = new CRC32();
    byte[] buffer = new byte[1 << 20];
    long length = 0;
    try {
      for (byte[] body : packed) {
        inflater.reset();
        crc.reset();
        inflater.setInput(body, HEADER, body.length - HEADER);
        while (!inflater.finished()) {
          int n = inflater.inflate(buffer);
          crc.update(buffer, 0, n);
          length += n;
        }
      }
    } finally {
      inflater.end();
    }
    return length + crc.getValue();
  }

  /** Deciphers as many records as all bodies fill, each begun anew, as TLS does. */
  private static Callable<Long> decipherer(List<byte[]> packed) throws GeneralSecurityException {
    long records = TelemetryFiles.bytes(packed) / RECORD + 1;
    var key = new SecretKeySpec(new byte[16], "AES");
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, new byte[12]));
    byte[] record = cipher.doFinal(new byte[RECORD]);
    byte[] plain = new byte[RECORD];
    return () -> {
      long length = 0;
      for (long i = 0; i < records; i++) {
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, new byte[12]));
        length += cipher.doFinal(record, 0, record.length, plain, 0);
      }
      return length;
    };
  }
}
