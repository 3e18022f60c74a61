package org.sealpress.appliance.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text of a manual page, in the language of man(7). */
final class Roff {
  private final StringBuilder text = new StringBuilder();

  /** A page with its title, for example {@code sealpress}, section 1. */
  Roff(String name, int section, String date, String version) {
    line(
        ".TH %s %d \"%s\" \"Sealpress %s\""
            .formatted(name.toUpperCase(Locale.ROOT), section, date, version));
    line(".nh"); // Commands are to be copied: no word is divided.
    line(".ad l");
  }

  /** A heading. */
  Roff heading(String heading) {
    return line(".SH \"" + escaped(heading) + "\"");
  }

  /** A heading under a heading. */
  Roff part(String heading) {
    return line(".SS \"" + escaped(heading) + "\"");
  }

  /** A paragraph; nothing when there is no text. */
  Roff paragraph(String paragraph) {
    return paragraph.isBlank() ? this : line(".PP").words(paragraph);
  }

  /** Paragraphs, which a line without text divides. */
  Roff paragraphs(Iterable<String> lines) {
    List<String> paragraph = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank()) {
        paragraph(String.join(" ", paragraph));
        paragraph.clear();
      } else {
        paragraph.add(line);
      }
    }
    return paragraph(String.join(" ", paragraph));
  }

  /** A term and, set in under it, what it means. */
  Roff term(String term, String meaning) {
    line(".TP").line("\\fB" + escaped(term) + "\\fR");
    return meaning.isBlank() ? this : words(meaning);
  }

  /** Lines that stay as they are. */
  Roff asTyped(Iterable<String> lines) {
    line(".PP").line(".nf");
    lines.forEach(this::words);
    return line(".fi");
  }

  /** What follows is set in once more, until {@link #outward}. */
  Roff inward() {
    return line(".RS 4");
  }

  /** Ends {@link #inward}. */
  Roff outward() {
    return line(".RE");
  }

  private Roff words(String words) {
    String escaped = escaped(words);
    return line(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped);
  }

  private Roff line(String line) {
    text.append(line).append('\n');
    return this;
  }

  private static String escaped(String words) {
    return words.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
