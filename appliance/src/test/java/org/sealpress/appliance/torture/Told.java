package org.sealpress.appliance.torture;

import java.util.List;
import java.util.Set;
import org.sealpress.ledger.Event;

/**
 * What the box told of batches that ended too early: in its log, for the person at the desk, and in
 * the ledger, for good.
 *
 * @param faults of the ledger
 * @param known ids of the captures of this round, as far as they are known
 */
record Told(List<Event.Fault> faults, Set<String> known, Transcript transcript) {

  /** Whether it is said that so many sides are safe, of sheets with one side or with two. */
  private static boolean says(String line, int safe) {
    return line.contains(sentence(safe, false)) || line.contains(sentence(safe, true));
  }

  private static String sentence(int safe, boolean duplex) {
    if (safe == 0) {
      return "Nothing was kept: feed all sheets again.";
    }
    int sheets = duplex ? safe / 2 : safe;
    int next = sheets + 1;
    String first = sheets == 1 ? "The first sheet" : "The first " + sheets + " sheets";
    String front = "the front of sheet " + next;
    if (duplex && safe % 2 == 1) {
      return sheets == 0
          ? "Only " + front + " is safe: feed all sheets again."
          : first + " and " + front + " are safe: feed again from sheet " + next + " on.";
    }
    return first + (sheets == 1 ? " is" : " are") + " safe: feed again from sheet " + next + " on.";
  }

  /** Whether the ledger says that only so many sides of a capture are there. */
  boolean inLedger(String capture, int safe) {
    return faults.stream()
        .filter(
            fault ->
                capture.isEmpty()
                    ? !known.contains(fault.capture())
                    : fault.capture().equals(capture))
        .anyMatch(fault -> says(fault.message(), safe));
  }

  /** Whether the log said so. */
  boolean inLog(String capture, int safe) {
    return transcript.of(capture).stream().anyMatch(line -> says(line, safe));
  }

  /** How many sides of a capture the log said to be safe. */
  int safeInLog(String capture) {
    return capture.isEmpty()
        ? 0
        : (int)
            transcript.of(capture).stream()
                .filter(line -> line.matches(".*: side \\d+ is safe on the box"))
                .count();
  }
}
