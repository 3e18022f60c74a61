package org.sealpress.intake;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sealpress.cipher.Altered;
import org.sealpress.cipher.BoxKey;
import org.sealpress.cipher.BoxKeyFault;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.ledger.RandomId;

/**
 * What an earlier run left in the spool.
 *
 * @param captures to be taken up, the oldest first
 * @param problems all that can't be taken up, one line each
 */
record LeftBehind(List<OpenCapture> captures, List<String> problems) {
  /** So many captures are named that the box's key does not open. */
  private static final int NAMED = 5;

  private static final String FEED_AGAIN = "Feed its sheets again if you still have them.";

  /** Writes down that a capture is set aside, before it is. */
  interface SetAside {
    void note(String capture, String why) throws IOException;
  }

  /**
   * Looks through a spool. A capture that is damaged is set aside; what can't be read for now, or
   * is none, is left as it is.
   *
   * @param known ids of captures that are not left behind
   */
  static LeftBehind in(Path spool, BoxKey boxKey, Set<String> known, SetAside record)
      throws IOException {
    Aside aside = Aside.in(spool);
    LeftBehind left = new LeftBehind(new ArrayList<>(), new ArrayList<>());
    left.remind(aside);
    Map<String, List<String>> locked = new TreeMap<>();
    for (Path folder : folders(spool)) {
      String name = String.valueOf(folder.getFileName());
      if (!known.contains(name) && !folder.equals(aside.folder())) {
        try {
          open(folder, boxKey).ifPresent(left.captures::add);
        } catch (BoxKeyFault e) {
          locked.computeIfAbsent(e.getMessage(), why -> new ArrayList<>()).add(name);
        } catch (SpoolDamaged | Altered e) {
          left.setAside(folder, e, aside, record);
        } catch (IOException e) {
          left.leave(folder, e);
        }
      }
    }
    locked.forEach((why, names) -> left.problems.add(locked(spool, names, why)));
    left.captures.sort(Comparator.comparing(capture -> capture.opened().at()));
    return left;
  }

  private static List<Path> folders(Path spool) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> each = Files.newDirectoryStream(spool)) {
      each.forEach(folders::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return folders;
  }

  /** What is aside stays so until a person has looked at it. */
  private void remind(Aside aside) {
    int count;
    try {
      count = aside.count();
    } catch (IOException e) {
      problems.add(aside.folder() + ", where damaged captures are kept, can't be read: " + e);
      return;
    }
    if (count > 0) {
      problems.add(
          "%s of earlier is kept in %s: read why in the .txt file there, and remove it when its sheets are safe."
              .formatted(
                  count == 1 ? "A damaged capture" : "What was damaged of " + count + " captures",
                  aside.folder()));
    }
  }

  private void setAside(Path folder, IOException why, Aside aside, SetAside record) {
    String name = String.valueOf(folder.getFileName());
    String what = "The capture " + name + " can't be taken up: " + Sentence.of(why);
    try {
      record.note(name, Sentence.join(what, FEED_AGAIN));
      Path home = aside.take(folder, Sentence.join(Sentence.of(why), FEED_AGAIN));
      problems.add(Sentence.join(what, "It is set aside as " + home + ". " + FEED_AGAIN));
    } catch (IOException e) {
      if (Files.notExists(folder)) {
        problems.add(
            Sentence.join(what, "It is set aside in " + aside.folder() + ". " + FEED_AGAIN));
      } else {
        leave(folder, why);
      }
    }
  }

  private void leave(Path folder, IOException why) {
    problems.add(
        Sentence.join(
            "The capture in " + folder + " can't be taken up: " + Sentence.of(why),
            "It is left as it is. " + FEED_AGAIN));
  }

  /** One line, however many they are: there is one thing to be done. */
  private static String locked(Path spool, List<String> names, String why) {
    names.sort(Comparator.naturalOrder());
    String some = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return "%s can't be read (%s%s in %s), and left as they are. %s"
        .formatted(
            names.size() == 1 ? "A capture" : names.size() + " captures",
            some,
            names.size() > NAMED ? ", ..." : "",
            spool,
            why);
  }

  /** A capture; empty when the box stopped before the first sheet could be asked for. */
  private static Optional<OpenCapture> open(Path folder, BoxKey boxKey) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("it is not a folder");
    }
    if (!RandomId.isOne(String.valueOf(folder.getFileName()))) {
      throw new IOException("its name is no capture id");
    }
    Spool spool = Spool.reopen(folder, boxKey);
    Optional<Opened> opened = spool.journal().last(Opened.class);
    if (opened.isEmpty()) {
      spool.delete();
      return Optional.empty();
    }
    if (!folder.endsWith(opened.get().capture())) {
      spool.close();
      throw new SpoolDamaged("its journal is of the capture " + opened.get().capture());
    }
    return Optional.of(new OpenCapture(opened.get(), spool));
  }
}
