package io.tif1.client;

import io.tif1.client.internal.runtime.RegularFile;
import io.tif1.model.json.StrictObject;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a settings file: one JSON object, keys as in the registry. The Python library skipped files
 * it could not read; here that is an error, or settings would be lost without anyone noticing.
 */
final class ConfigFile {
  private static final int LARGEST = 1 << 20;

  private ConfigFile() {}

  /**
   * The members in the file's order: Strings, Booleans, BigDecimals, lists of those, and a {@link
   * JsonShape} where something else stands. A member that is null counts as absent.
   *
   * @throws IllegalArgumentException with the file's name if there is no such object in it
   */
  static Map<String, Object> read(Path file) {
    try {
      return settings(StrictObject.parse(RegularFile.read(file, LARGEST)));
    } catch (RegularFile.RefusedException e) {
      throw new IllegalArgumentException("file " + file + " " + e.getReason(), e);
    } catch (StrictObject.RefusedException e) {
      throw new IllegalArgumentException("file " + file + " " + e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("file " + file + " does not exist", e);
    } catch (AccessDeniedException e) {
      throw new IllegalArgumentException("file " + file + " may not be read by this user", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> settings(Map<String, @Nullable Object> members) {
    var settings = new LinkedHashMap<String, Object>();
    members.forEach(
        (key, value) -> {
          if (value instanceof List<?> list) {
            settings.put(key, list.stream().map(ConfigFile::element).toList());
          } else if (value != null) {
            settings.put(key, element(value));
          }
        });
    return settings;
  }

  private static Object element(@Nullable Object value) {
    if (value == null) {
      return JsonShape.NULL;
    }
    if (value instanceof List<?>) {
      return JsonShape.ARRAY;
    }
    return value instanceof Map<?, ?> ? JsonShape.OBJECT : value;
  }
}
