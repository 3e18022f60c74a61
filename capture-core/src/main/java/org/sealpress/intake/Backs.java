package org.sealpress.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpress.intake.JournalEntry.FrontsFed;
import org.sealpress.intake.JournalEntry.SideStored;

/**
 * Fronts and backs of sheets that a person turns over. The stack is turned as it is, so that the
 * back of the last sheet comes first.
 *
 * @param turned when all fronts were fed; empty before that, or when nobody turns anything
 * @param fed the sides that are safe, in the order in which they were fed
 */
record Backs(Optional<FrontsFed> turned, List<SideStored> fed) {

  private int fronts() {
    return turned.map(FrontsFed::sides).orElse(fed.size());
  }

  private int backs() {
    return fed.size() - fronts();
  }

  /** Whether each sheet has both sides now. */
  boolean arePaired() {
    return turned.isPresent() && backs() == fronts();
  }

  /**
   * The sides in the order of the pages; as they were fed when it is not sure what belongs to what.
   */
  List<SideStored> inOrder() {
    if (!arePaired()) {
      return fed;
    }
    List<SideStored> pages = new ArrayList<>();
    for (int i = 0; i < fronts(); i++) {
      pages.add(fed.get(i));
      pages.add(fed.get(fed.size() - 1 - i));
    }
    return pages;
  }

  /** What is wrong with their numbers. That there are no backs is told otherwise. */
  Optional<String> flaw() {
    return turned.isEmpty() || arePaired() || backs() == 0
        ? Optional.empty()
        : Optional.of(
            "there are %d fronts and %d backs: all are kept, the fronts first and then the backs as they were fed"
                .formatted(fronts(), backs()));
  }

  /** What is safe and what to do, for the person at the desk. */
  Optional<String> safe() {
    if (turned.isEmpty()) {
      return Optional.empty();
    }
    String sheets = fronts() == 1 ? "of 1 sheet is" : "of " + fronts() + " sheets are";
    return Optional.of(
        backs() == 0
            ? "The fronts " + sheets + " safe: turn the whole stack over, put it in, and continue."
            : "The fronts %s safe, and %d of the backs: feed the other backs in the same order."
                .formatted(sheets, backs()));
  }
}
