package io.tif1.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tif1.client.Tif1Config;
import io.tif1.client.internal.runtime.RegularFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A settings file that is changed by a program: one JSON object, whose other members stay. */
final class SettingsFile {
  private static final byte[] NOTHING = {'{', '}'};
  private static final int LARGEST = 1 << 20;

  private final Path file;

  SettingsFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * Puts a member in, or takes it out. The file is written under another name, read as settings,
   * and only then renamed.
   *
   * @param value a Boolean, Number, String or List of Strings; null to take it out
   * @throws IllegalArgumentException if the file is no JSON object, or would make no sense then
   * @throws UncheckedIOException if it cannot be read or written
   */
  void put(String key, @Nullable Object value) {
    try {
      // A link stays one: those who keep their settings elsewhere want them to stay there.
      Path real = Files.exists(file) ? file.toRealPath() : file;
      byte[] before = Files.exists(real) ? RegularFile.read(real, LARGEST) : NOTHING;
      Path folder = real.getParent();
      Path unfinished = Files.createTempFile(folder, ".tif1rc", ".part");
      try {
        write(unfinished, before, key, value);
        check(unfinished);
        replace(unfinished, real);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (RegularFile.RefusedException e) {
      throw new IllegalArgumentException("file " + file + " " + e.getReason(), e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "file " + file + " is not JSON: " + PlainWords.ofJson(e) + "; mend it first", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot change " + file + ": " + PlainWords.of(e), e);
    }
  }

  private void check(Path unfinished) {
    try {
      Tif1Config.load(unfinished);
    } catch (IllegalArgumentException e) {
      String why = String.valueOf(e.getMessage()).replace(unfinished.toString(), file.toString());
      throw new IllegalArgumentException("not changed: " + why, e);
    }
  }

  private void write(Path to, byte[] before, String key, @Nullable Object value)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(to);
        JsonParser json = new JsonFactory().createParser(before);
        JsonGenerator copy = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException(
            "file " + file + " holds no JSON object such as {\"timeout\": 30}; mend it first");
      }
      copy.writeStartObject();
      boolean written = value == null;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean same = json.currentName().equals(key);
        if (!same) {
          copy.copyCurrentStructureExact(json);
          continue;
        }
        json.nextToken();
        json.skipChildren();
        if (!written) {
          member(copy, key, value);
          written = true;
        }
      }
      if (!written) {
        member(copy, key, value);
      }
      copy.writeEndObject();
      copy.writeRaw('\n');
    }
  }

  private static void member(JsonGenerator json, String key, @Nullable Object value)
      throws IOException {
    json.writeFieldName(key);
    if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        json.writeString(String.valueOf(element));
      }
      json.writeEndArray();
    } else {
      json.writePOJO(value); // without a codec: texts, numbers and booleans
    }
  }

  /** With the permissions of the file before; a new one is its owner's, it may hold a password. */
  private static void replace(Path unfinished, Path real) throws IOException {
    boolean posix = Files.getFileStore(unfinished).supportsFileAttributeView("posix");
    if (posix) {
      Files.setPosixFilePermissions(
          unfinished,
          Files.exists(real)
              ? Files.getPosixFilePermissions(real)
              : PosixFilePermissions.fromString("rw-------"));
    }
    try {
      Files.move(unfinished, real, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(unfinished, real, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
