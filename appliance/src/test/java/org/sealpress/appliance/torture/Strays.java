package org.sealpress.appliance.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sealpress.ledger.Event;

/**
 * Files that nobody should have left. A line of the ledger that a power cut tore is kept beside it,
 * and the ledger says so.
 */
final class Strays {
  private static final String OBJECT = "objects/\\d{4}/\\d\\d/\\d\\d/[a-z2-7]{26}\\.v1\\.cms";
  private static final String SEGMENT = "ledger/\\d+-\\d+\\.jsonl";
  private static final String SIGNED = "checkpoints/(\\d+|ledger-[0-9a-f]{8}\\.(vkey|pem))";
  private static final Pattern DATA =
      Pattern.compile(
          SEGMENT
              + "|"
              + SIGNED
              + "|(box|ledger)\\.key|tree/level-\\d+|seal/\\d{4}(\\.key)?\\.pem"
              + "|drives/[0-9a-f]{32}/\\d+|alarms\\.json(\\.new)?"
              + "|web/(ca\\.pem|(ca|server)\\.key\\.pem|secret\\.key|local\\.token)"
              + "|ledger/(open\\.jsonl|\\.lock)|vault/"
              + OBJECT
              + "|vault/catalog\\.db(-wal|-shm|-journal)?");
  private static final Pattern DRIVE =
      Pattern.compile(
          SEGMENT
              + "|"
              + SIGNED
              + "|"
              + OBJECT
              + "|README\\.txt|restore\\.sh|drive\\.json|recipients/[a-z0-9-]+\\.pem"
              + "|box-certificates/seal-[0-9a-f]{16}\\.pem");

  private static final long IN_THE_MAKING_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long POLL_MILLIS = 20;

  private Strays() {}

  /**
   * What is there and stays: the daemon is alive, and a file that it is writing just now has
   * another name in a moment.
   */
  static List<String> in(TortureBox box, LedgerFacts facts)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + IN_THE_MAKING_NANOS;
    List<String> strays = now(box, facts);
    while (!strays.isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      strays = now(box, facts);
    }
    return strays;
  }

  private static List<String> now(TortureBox box, LedgerFacts facts) throws IOException {
    List<String> strays = new ArrayList<>(in(box.data(), DATA));
    strays.addAll(in(box.drive(), DRIVE));
    strays.removeIf(stray -> isTornLine(Path.of(stray), facts));
    return strays;
  }

  private static boolean isTornLine(Path stray, LedgerFacts facts) {
    return facts.faults().stream()
        .anyMatch(
            fault ->
                fault.kind().equals(Event.Fault.TORN_LINE)
                    && fault.message().endsWith(" as " + stray.getFileName()));
  }

  private static List<String> in(Path root, Pattern known) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> !Files.isDirectory(file))
          .filter(file -> !known.matcher(root.relativize(file).toString()).matches())
          .map(Path::toString)
          .toList();
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof NoSuchFileException gone) {
        return List.of(gone.getFile());
      }
      throw e.getCause();
    }
  }
}
