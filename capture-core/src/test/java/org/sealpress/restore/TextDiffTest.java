package org.sealpress.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextDiffTest {
  @Test
  void theSameTextHasNoDifference() {
    assertEquals(List.of(), TextDiff.of("", ""));
    assertEquals(List.of(), TextDiff.of("a\nb\n", "a\r\nb"));
  }

  @Test
  void linesThatCameAndWentAreShownInTheirOrder() {
    assertEquals(List.of("+ b"), TextDiff.of("a\nc", "a\nb\nc"));
    assertEquals(List.of("- b"), TextDiff.of("a\nb\nc", "a\nc"));
    assertEquals(
        List.of("- rent 900", "+ rent 950", "- in May", "+ in June"),
        TextDiff.of(
            "lease\nrent 900\nto pay\nin May\nend", "lease\nrent 950\nto pay\nin June\nend"));
    assertEquals(List.of("- a", "+ b"), TextDiff.of("a", "b"));
  }

  @Test
  void everyLineOfBothIsThereWithItsNumbers() {
    List<TextDiff.Line> lines = TextDiff.lines(List.of("a", "b", "c"), List.of("a", "x", "c", "d"));
    assertEquals(
        List.of("SAME 1 1 a", "REMOVED 2 0 b", "ADDED 0 2 x", "SAME 3 3 c", "ADDED 0 4 d"),
        lines.stream()
            .map(each -> each.kind() + " " + each.first() + " " + each.second() + " " + each.text())
            .toList());
    assertEquals(List.of(), TextDiff.lines(List.of(), List.of()));
  }

  @Test
  void veryLongTextsAreToldAsReplaced() {
    String a = "a\n".repeat(6000);
    assertEquals(12_000, TextDiff.of(a, "b\n".repeat(6000)).size());
  }
}
