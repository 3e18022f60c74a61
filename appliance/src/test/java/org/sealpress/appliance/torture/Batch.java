package org.sealpress.appliance.torture;

import java.util.ArrayList;
import java.util.List;
import org.sealpress.scan.virtual.Sheet;

/**
 * Sheets for one press.
 *
 * @param documentClass which decides whether both sides are scanned
 * @param sides their numbers in the order in which they are scanned
 */
record Batch(String documentClass, List<Integer> sides) {
  /** Of which only the front is scanned. */
  static final String FRONTS = "fronts";

  /** Of which both sides are scanned. */
  static final String BOTH = "both";

  /** Sheets with the next numbers. */
  static Batch of(boolean duplex, int sheets, int first) {
    List<Integer> sides = new ArrayList<>();
    for (int i = 0; i < (duplex ? 2 * sheets : sheets); i++) {
      sides.add(first + i);
    }
    return new Batch(duplex ? BOTH : FRONTS, List.copyOf(sides));
  }

  /** As many other sheets of the same class. */
  Batch again(TortureBox box) {
    boolean duplex = documentClass.equals(BOTH);
    return box.batch(duplex, duplex ? sides.size() / 2 : sides.size());
  }

  List<Sheet> sheets() {
    List<Sheet> sheets = new ArrayList<>();
    int step = documentClass.equals(BOTH) ? 2 : 1;
    for (int i = 0; i < sides.size(); i += step) {
      sheets.add(
          step == 1
              ? Sheet.oneSided(NumberedSide.page(sides.get(i)))
              : new Sheet(NumberedSide.page(sides.get(i)), NumberedSide.page(sides.get(i + 1))));
    }
    return sheets;
  }
}
