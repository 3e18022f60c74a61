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

  private static String sentence(int safe) {
    return switch (safe) {
      case 0 -> "Nothing was kept: feed all sheets again.";
      case 1 -> "The first side is safe: feed the rest again.";
      default -> "The first " + safe + " sides are safe: feed the rest again.";
    };
  }

  /** Whether the ledger says that only so many sides of a capture are there. */
  boolean inLedger(String capture, int safe) {
    return faults.stream()
        .filter(
            fault ->
                capture.isEmpty()
                    ? !known.contains(fault.capture())
                    : fault.capture().equals(capture))
        .anyMatch(fault -> fault.message().endsWith(sentence(safe)));
  }

  /** Whether the log said so. */
  boolean inLog(String capture, int safe) {
    return transcript.of(capture).stream().anyMatch(line -> line.endsWith(sentence(safe)));
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
