package org.sealpress.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the entries of a document by the beginning of its id, without making objects of others. */
final class SealedSearch {
  private static final byte[] KEY = "\"document\":\"".getBytes(StandardCharsets.US_ASCII);

  private SealedSearch() {}

  /** All versions that are sealed, in their order, of at most so many. */
  static List<Entry> in(Path directory, String id, int most) throws IOException {
    byte[] wanted = id.getBytes(StandardCharsets.US_ASCII);
    List<Entry> found = new ArrayList<>();
    try (LineCursor lines = new LineCursor(directory, 0)) {
      while (found.size() < most && lines.next()) {
        if (names(lines, wanted)) {
          sealed(lines, id).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /** A damaged line is passed over here; verifying names it. */
  private static Optional<Entry> sealed(LineCursor lines, String id) {
    try {
      Entry entry = EntryLine.read(lines.buffer(), lines.from(), lines.to());
      return entry.event() instanceof Event.Sealed sealed && sealed.document().startsWith(id)
          ? Optional.of(entry)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean names(LineCursor lines, byte[] id) {
    byte[] buffer = lines.buffer();
    int last = lines.to() - KEY.length - id.length;
    for (int at = lines.from(); at <= last; at++) {
      if (buffer[at] == '"' && is(KEY, buffer, at) && is(id, buffer, at + KEY.length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(byte[] word, byte[] buffer, int at) {
    for (int i = 0; i < word.length; i++) {
      if (buffer[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }
}
