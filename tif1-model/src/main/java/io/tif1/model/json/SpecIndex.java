package io.tif1.model.json;

import io.tif1.model.ColumnSpec;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Known columns by the names they may have in a file: their published key, or their own name. */
final class SpecIndex {
  private final Map<String, ColumnSpec> byName;

  private SpecIndex(Map<String, ColumnSpec> byName) {
    this.byName = byName;
  }

  static SpecIndex of(ColumnSpec... specs) {
    var byName = new HashMap<String, ColumnSpec>();
    for (ColumnSpec spec : specs) {
      byName.put(spec.columnName(), spec);
    }
    for (ColumnSpec spec : specs) {
      byName.put(spec.key(), spec); // where both are names, as time and Time, the key is meant
    }
    return new SpecIndex(Map.copyOf(byName));
  }

  @Nullable ColumnSpec find(String name) {
    return byName.get(name);
  }
}
