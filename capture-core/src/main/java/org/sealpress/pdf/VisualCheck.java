package org.sealpress.pdf;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who looked at the pages before they were sealed (BSI TR-03138 asks for it).
 *
 * @param by who confirmed them; empty when nobody did in time
 * @param at when that was
 * @param decisions what people decided on pages, in sentences
 */
public record VisualCheck(String by, OffsetDateTime at, List<String> decisions) {
  /** Copies the list. */
  public VisualCheck {
    decisions = List.copyOf(decisions);
  }

  /** All of it in words. */
  String text() {
    String who =
        by.isEmpty()
            ? "Nobody confirmed the pages within the time that was set."
            : by + " looked at the pages and confirmed them.";
    return Stream.concat(Stream.of(who), decisions.stream()).collect(Collectors.joining(" "));
  }
}
