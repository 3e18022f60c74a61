package org.sealpress.intake;

import java.util.ArrayList;
import java.util.List;
import org.sealpress.intake.CheckEntry.RescanBegun;
import org.sealpress.intake.CheckEntry.SideDropped;

/** What people decided on the pages of a capture, in sentences. */
final class DecisionText {
  private static final int QUARTER = 90;

  private DecisionText() {}

  static String of(CheckEntry.Turned turned) {
    return "Side %d was turned to %d degrees by %s."
        .formatted(turned.side(), turned.quarterTurns() * QUARTER, turned.by());
  }

  static String of(SideDropped dropped) {
    return "%s: %s".formatted(brief(dropped), stopped(dropped.why()));
  }

  private static String brief(SideDropped dropped) {
    return "Side %d was left out by %s".formatted(dropped.side(), dropped.by());
  }

  /** Without the reason, which is typed by a person and may name somebody. */
  static String unreasoned(SideDropped dropped) {
    return brief(dropped) + ".";
  }

  static String of(CheckEntry.SideRestored restored) {
    return "Side %d was put back by %s.".formatted(restored.side(), restored.by());
  }

  /** Of a side that is no page, because its sheet was fed once more. */
  static String of(int side, RescanBegun again) {
    return "%s: %s".formatted(brief(side, again), stopped(again.why()));
  }

  private static String brief(int side, RescanBegun again) {
    return "Side %d was scanned once more by %s".formatted(side, again.by());
  }

  /** Without the reason. */
  static String unreasoned(int side, RescanBegun again) {
    return brief(side, again) + ".";
  }

  private static String stopped(String why) {
    return why.endsWith(".") ? why : why + ".";
  }

  /** The sentences on the sides that are within some bounds, as they stand in the end. */
  static List<String> all(Arrangement pages, Bounds bounds) {
    List<String> lines = new ArrayList<>();
    pages
        .replaced()
        .forEach(
            (side, again) -> {
              if (bounds.hold(side)) {
                lines.add(of(side, again));
              }
            });
    pages
        .turned()
        .forEach(
            (side, turned) -> {
              if (bounds.hold(side) && pages.isPage(side)) {
                lines.add(of(turned));
              }
            });
    lines.addAll(dropped(pages, bounds));
    return lines;
  }

  /** Those on sides that were left out. */
  static List<String> dropped(Arrangement pages, Bounds bounds) {
    return pages.dropped().values().stream()
        .filter(drop -> bounds.hold(drop.side()))
        .map(DecisionText::of)
        .toList();
  }

  /** Which sides are asked for. */
  interface Bounds {
    /** Whether this one is. */
    boolean hold(int side);
  }
}
