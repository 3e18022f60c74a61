package org.sealpress.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.sealpress.intake.Division.Part;
import org.sealpress.intake.JournalEntry.Continued;
import org.sealpress.intake.JournalEntry.FeedStopped;
import org.sealpress.intake.JournalEntry.FrontsFed;
import org.sealpress.intake.JournalEntry.SideRefused;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.pdf.TransferNote;

/**
 * What became of the sheets of a capture, for its documents and for the ledger. Each side is in the
 * account of one document: {@code fed = pages + dropped + lost + separators + fed again}.
 */
record Accounts(OpenCapture capture, Division division) {

  /**
   * The note of a document.
   *
   * @param blank how many of its pages are blank
   * @param dropped how many blank sides are no pages
   * @param lost why sides are not in the document, one line each
   */
  TransferNote of(Part part, int blank, int dropped, List<String> lost) {
    Arrangement arranged = capture.arrangement();
    int pages = part.sides().size();
    int separators = part.separators().size();
    int again = again(part, arranged);
    List<String> leftOut = DecisionText.dropped(arranged, side -> isWithin(part, side, arranged));
    int stops = count(part, FeedStopped.class);
    int continued = count(part, Continued.class);
    int turned = count(part, FrontsFed.class);
    String fault = fault(part);
    List<String> gap = new ArrayList<>(lost);
    gap.addAll(leftOut);
    if (!fault.isEmpty()) {
      gap.add(0, fault);
    }
    return new TransferNote(
        sheets(part, arranged),
        pages + separators + again + leftOut.size(),
        again,
        count(part, SideRefused.class),
        blank,
        dropped + leftOut.size(),
        lost.size(),
        separators,
        Math.max(stops - turned, fault.isEmpty() ? 0 : 1),
        continued - Math.min(turned, continued),
        String.join(" ", gap));
  }

  /** What stopped the feeder for good; sheets that are missing are those of the last document. */
  String fault(Part part) {
    return division.isLast(part) ? capture.ended().fault() : "";
  }

  private int again(Part part, Arrangement arranged) {
    return (int) arranged.again().stream().filter(side -> isWithin(part, side, arranged)).count();
  }

  /** How many sheets there are of which a side is a page of a document. */
  private static int sheets(Part part, Arrangement arranged) {
    return (int)
        arranged.keptSheets().stream()
            .filter(sheet -> sheet.stream().anyMatch(side -> part.sides().contains(side.number())))
            .count();
  }

  /** A side that was fed in the place of another is where that one was. */
  private boolean isWithin(Part part, int side, Arrangement arranged) {
    Division places = division.numbered(arranged::place);
    return places.isWithin(places.parts().get(part.number() - 1), arranged.place(side));
  }

  /** What people decided on the sides of a document, in sentences. */
  List<String> decisions(Part part) {
    Arrangement arranged = capture.arrangement();
    return DecisionText.all(arranged, side -> isWithin(part, side, arranged));
  }

  /** What happened when the next side would have been one of this document. */
  private int count(Part part, Class<? extends JournalEntry> kind) {
    Arrangement arranged = capture.arrangement();
    int count = 0;
    int side = 0;
    for (JournalEntry entry : capture.spool().journal().entries(JournalEntry.class)) {
      if (entry instanceof SideStored stored) {
        side = arranged.place(stored.number());
      } else if (entry instanceof CheckEntry.RescanBegun again) {
        side = again.sides().get(0) - 1;
      } else if (kind.isInstance(entry) && isWithin(part, side + 1, arranged)) {
        count++;
      }
    }
    return count;
  }

  /** That of a whole capture. */
  static TransferNote total(List<TransferNote> notes) {
    return new TransferNote(
        sum(notes, TransferNote::sheets),
        sum(notes, TransferNote::sidesFed),
        sum(notes, TransferNote::sidesFedAgain),
        sum(notes, TransferNote::sidesRefused),
        sum(notes, TransferNote::sidesBlank),
        sum(notes, TransferNote::sidesDropped),
        sum(notes, TransferNote::sidesLost),
        sum(notes, TransferNote::separators),
        sum(notes, TransferNote::stops),
        sum(notes, TransferNote::continued),
        String.join(
            " ", notes.stream().map(TransferNote::gap).filter(gap -> !gap.isEmpty()).toList()));
  }

  private static int sum(List<TransferNote> notes, ToIntFunction<TransferNote> of) {
    return notes.stream().mapToInt(of).sum();
  }
}
