package org.sealpress.appliance.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sealpress.appliance.config.Node.Entries;
import org.sealpress.appliance.config.Node.Entry;
import org.sealpress.appliance.config.Node.Items;

/** In which line each key of a file stands; list elements are {@code recipients[1]} and so on. */
final class Lines {
  private final Map<String, Integer> lines = new HashMap<>();

  Lines(Entries file) {
    lines.put("", file.line());
    add("", file);
  }

  /** The line of a key, or of the nearest one above it that is in the file. */
  int of(String path) {
    String at = path;
    while (!lines.containsKey(at)) {
      int end = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
      at = at.substring(0, Math.max(0, end));
    }
    return lines.getOrDefault(at, 1);
  }

  /** The lines of a key and of all beneath it. */
  IntStream allOf(String path) {
    return IntStream.concat(
        IntStream.of(of(path)),
        lines.entrySet().stream()
            .filter(each -> each.getKey().startsWith(path + "."))
            .mapToInt(Map.Entry::getValue));
  }

  private void add(String prefix, Node node) {
    if (node instanceof Entries all) {
      for (Entry each : all.entries().values()) {
        String path = prefix.isEmpty() ? each.key() : prefix + "." + each.key();
        lines.put(path, each.line());
        add(path, each.value());
      }
    } else if (node instanceof Items list) {
      List<Node> items = list.items();
      for (int i = 0; i < items.size(); i++) {
        String path = prefix + "[" + (i + 1) + "]";
        lines.put(path, items.get(i).line());
        add(path, items.get(i));
      }
    }
  }
}
