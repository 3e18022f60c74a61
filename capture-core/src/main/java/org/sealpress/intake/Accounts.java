package org.sealpress.intake;

import java.util.ArrayList;
import java.util.List;
import org.sealpress.intake.JournalEntry.Continued;
import org.sealpress.intake.JournalEntry.FeedStopped;
import org.sealpress.intake.JournalEntry.SideRefused;
import org.sealpress.pdf.TransferNote;

/** What became of the sheets of a capture, for the document itself and for the ledger. */
final class Accounts {
  private Accounts() {}

  /**
   * The note of a capture.
   *
   * @param blank how many of its pages are blank
   * @param dropped how many blank sides are no pages
   * @param lost why sides are not in the document, one line each
   */
  static TransferNote of(OpenCapture capture, int blank, int dropped, List<String> lost) {
    int fed = capture.stored().size();
    int kept = capture.sides().size();
    String fault = capture.ended().fault();
    int stopped = capture.spool().journal().entries(FeedStopped.class).size();
    List<String> gap = new ArrayList<>(lost);
    if (!fault.isEmpty()) {
      gap.add(0, fault);
    }
    return new TransferNote(
        capture.opened().duplex() ? (kept + 1) / 2 : kept,
        fed,
        fed - kept,
        capture.spool().journal().entries(SideRefused.class).size(),
        blank,
        dropped,
        lost.size(),
        Math.max(stopped, fault.isEmpty() ? 0 : 1),
        capture.spool().journal().entries(Continued.class).size(),
        String.join(" ", gap));
  }
}
