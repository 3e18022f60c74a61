package org.sealpress.target.git;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long contents are, which git's trees don't tell. A text file, {@code HASH SIZE} a line; what
 * is missing or damaged in it is asked for again. Messages of commits have such lines too, each
 * with a name at its end.
 */
record Sizes(Path file) {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{40}) (\\d{1,18})(?: .*)?");

  /** Of these contents, as far as they are known. */
  Map<String, Long> of(Set<String> hashes) throws IOException {
    Map<String, Long> known = new HashMap<>();
    if (!hashes.isEmpty()) {
      try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          read(line, hashes, known);
        }
      } catch (NoSuchFileException e) {
        return known;
      }
    }
    return known;
  }

  private static void read(String line, Set<String> hashes, Map<String, Long> known) {
    Matcher parts = LINE.matcher(line);
    if (parts.matches() && hashes.contains(parts.group(1))) {
      known.put(parts.group(1), Long.parseLong(parts.group(2)));
    }
  }

  /** The sizes that a text has lines for, of those lines that end so. */
  static Map<String, Long> in(BufferedReader text, String end) throws IOException {
    Map<String, Long> told = new HashMap<>();
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      Matcher parts = LINE.matcher(line);
      if (line.endsWith(end) && parts.matches()) {
        told.put(parts.group(1), Long.parseLong(parts.group(2)));
      }
    }
    return told;
  }

  /** Remembers these. */
  void add(Map<String, Long> sizes) throws IOException {
    if (sizes.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("\n"); // A line that a crash has cut off ends here.
    sizes.forEach((hash, size) -> text.append(hash).append(' ').append(size).append('\n'));
    Files.writeString(
        file,
        text,
        StandardCharsets.US_ASCII,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
