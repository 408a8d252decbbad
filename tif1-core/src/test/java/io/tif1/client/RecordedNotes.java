package io.tif1.client;

import java.util.ArrayList;
import java.util.List;

/** Keeps remarks for a test to look at. */
final class RecordedNotes implements Notes {
  private final List<String> warnings = new ArrayList<>();
  private final List<String> infos = new ArrayList<>();

  @Override
  public void warning(String text) {
    warnings.add(text);
  }

  @Override
  public void info(String text) {
    infos.add(text);
  }

  List<String> warnings() {
    return warnings;
  }

  List<String> infos() {
    return infos;
  }
}
