package org.sealpress.pdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells how the images of the pages are stored, so that nobody has to guess in ten years. */
final class ImageNote {
  private final Map<String, List<Integer>> pages = new LinkedHashMap<>();
  private int count;

  /** The next page. */
  void add(PdfPage page) {
    count++;
    pages.computeIfAbsent(what(page), what -> new ArrayList<>()).add(count);
  }

  private static String what(PdfPage page) {
    return switch (page.codec()) {
      case JPEG ->
          page.quality() == 0
              ? "JPEG as it came, byte for byte"
              : "JPEG of the scanned samples, quality %d of 100".formatted(page.quality());
      case G4 -> "CCITT Group 4 of the 1-bit samples, lossless";
      case MRC ->
          "mixed raster content: print as CCITT Group 4 at full resolution, lossless; its colours"
              + " and all else reduced, as JPEG";
      case RAW -> "the scanned samples, lossless";
    };
  }

  /** For example {@code pages 1-3, 5: JPEG as it came, byte for byte. page 4: ...} */
  @Override
  public String toString() {
    List<String> all = new ArrayList<>();
    pages.forEach(
        (what, numbers) ->
            all.add((numbers.size() == 1 ? "page " : "pages ") + runs(numbers) + ": " + what));
    return String.join(". ", all);
  }

  private static String runs(List<Integer> numbers) {
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      int first = numbers.get(i);
      while (i + 1 < numbers.size() && numbers.get(i + 1) == numbers.get(i) + 1) {
        i++;
      }
      int last = numbers.get(i);
      runs.add(first == last ? String.valueOf(first) : first + "-" + last);
    }
    return String.join(", ", runs);
  }
}
