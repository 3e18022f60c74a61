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
import org.sealpress.cipher.BoxKey;
import org.sealpress.cipher.BoxKeyFault;
import org.sealpress.intake.JournalEntry.Opened;

/**
 * What an earlier run left in the spool.
 *
 * @param captures to be taken up, the oldest first
 * @param problems what can't be taken up and stays where it is, one line each
 */
record LeftBehind(List<OpenCapture> captures, List<String> problems) {
  /** So many captures are named that the box's key does not open. */
  private static final int NAMED = 5;

  /**
   * Looks through a spool.
   *
   * @param known ids of captures that are not left behind
   */
  static LeftBehind in(Path spool, BoxKey boxKey, Set<String> known) throws IOException {
    List<OpenCapture> captures = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Map<String, List<String>> locked = new TreeMap<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(spool)) {
      for (Path folder : folders) {
        String name = String.valueOf(folder.getFileName());
        if (!known.contains(name) && !name.equals(Finishing.ASIDE)) {
          try {
            open(folder, boxKey).ifPresent(captures::add);
          } catch (BoxKeyFault e) {
            locked.computeIfAbsent(e.getMessage(), why -> new ArrayList<>()).add(name);
          } catch (IOException e) {
            problems.add(
                Sentence.join(
                    "The capture in " + folder + " can't be taken up: " + Sentence.of(e),
                    "It is left as it is: scan its sheets again if you still have them."));
          }
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    locked.forEach((why, names) -> problems.add(locked(spool, names, why)));
    captures.sort(Comparator.comparing(capture -> capture.opened().at()));
    return new LeftBehind(captures, problems);
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
    Spool spool = Spool.reopen(folder, boxKey);
    Optional<Opened> opened = spool.journal().last(Opened.class);
    if (opened.isEmpty()) {
      spool.delete();
      return Optional.empty();
    }
    if (!folder.endsWith(opened.get().capture())) {
      spool.close();
      throw new IOException("its journal is of the capture " + opened.get().capture());
    }
    return Optional.of(new OpenCapture(opened.get(), spool));
  }
}
