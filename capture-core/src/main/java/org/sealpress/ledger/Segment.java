package org.sealpress.ledger;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A closed, immutable file of a ledger.
 *
 * @param file the file
 * @param first number of its first entry
 * @param last number of its last entry
 */
public record Segment(Path file, long first, long last) {
  /** The file that still grows. */
  static final String OPEN = "open.jsonl";

  private static final Pattern NAME = Pattern.compile("(\\d{10,16})-(\\d{10,16})\\.jsonl");

  /** Its name, the same on every target: {@code 0000000000-0000000041.jsonl}. */
  public String name() {
    return name(first, last);
  }

  static String name(long first, long last) {
    return String.format(Locale.ROOT, "%010d-%010d.jsonl", first, last);
  }

  /** All closed segments of a directory, by their first entry. Other files are passed over. */
  static List<Segment> in(Path directory) throws IOException {
    return in(directory, 0);
  }

  /** The same, only those that begin with an entry or later. */
  static List<Segment> in(Path directory, long from) throws IOException {
    List<Segment> segments = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.jsonl")) {
      for (Path file : files) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches() && Long.parseLong(name.group(1)) >= from) {
          segments.add(
              new Segment(file, Long.parseLong(name.group(1)), Long.parseLong(name.group(2))));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw new LedgerFault(
          LedgerFault.Kind.MISSING,
          "there is no ledger in " + directory + "; expected its files 0000000000-....jsonl there",
          e);
    }
    segments.sort(Comparator.comparingLong(Segment::first).thenComparingLong(Segment::last));
    return segments;
  }
}
