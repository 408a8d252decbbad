package io.tif1.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How files differ from what a lock says of them.
 *
 * @param changed what is another file now
 * @param missing what the lock has and there is not
 * @param added what the lock has not
 */
record Differences(List<String> changed, List<String> missing, List<String> added) {

  /**
   * Compares digests.
   *
   * @param unknown files that nothing is known of now; they are left out
   */
  static Differences between(
      Map<String, String> locked, Map<String, String> now, Collection<String> unknown) {
    var changed = new ArrayList<String>();
    var missing = new ArrayList<String>();
    locked.forEach(
        (file, digest) -> {
          String other = now.get(file);
          if (other != null && !other.equals(digest)) {
            changed.add(file);
          } else if (other == null && !unknown.contains(file)) {
            missing.add(file);
          }
        });
    var added = new TreeSet<>(now.keySet());
    added.removeAll(locked.keySet());
    return new Differences(changed, missing, List.copyOf(added));
  }

  boolean isEmpty() {
    return changed.isEmpty() && missing.isEmpty() && added.isEmpty();
  }

  /** Prints a line for each file, or one object with three lists. */
  void print(Io io, boolean json) {
    if (json) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("changed", changed);
      fields.put("missing", missing);
      fields.put("added", added);
      io.out().println(JsonText.of(fields));
      return;
    }
    changed.forEach(file -> print(io, "changed", file));
    missing.forEach(file -> print(io, "missing", file));
    added.forEach(file -> print(io, "added", file));
  }

  private static void print(Io io, String what, String file) {
    String head = String.format("%-9s", what);
    int room = io.outIsTerminal() ? io.columns() - head.length() : Integer.MAX_VALUE;
    io.out().println(head + Texts.elided(SafeText.line(file), room));
  }

  @Override
  public String toString() {
    return isEmpty()
        ? "no difference"
        : changed.size() + " changed, " + missing.size() + " missing, " + added.size() + " added";
  }
}
