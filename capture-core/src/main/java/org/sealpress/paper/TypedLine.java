package org.sealpress.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line as somebody typed it: its number and its groups.
 *
 * @param number what stands before it
 * @param groups capital letters, digits and whatever else was typed
 */
record TypedLine(int number, List<String> groups) {

  /** Takes blanks as they come: tried in all ways, a long line of them would take for ever. */
  private static final Pattern FORM =
      Pattern.compile("\\s*+(\\d{1,3})(?:\\s*+[.:)]\\s++|\\s++)(\\S.*)");

  private static final int MOST_OFF = 12;
  private static final int MOST_GROUPS = 9;
  private static final int LONGEST_GROUP = 6;

  /** What came of it. */
  sealed interface Judged {
    /** It is right, or was mended in the one way that is near. */
    record Right(SheetLine line, List<String> remarks) implements Judged {}

    /** It is not. */
    record Wrong(String problem) implements Judged {}
  }

  /** The line of a key; empty when it is other text. */
  static Optional<TypedLine> of(String line) {
    Matcher form = FORM.matcher(line);
    if (!form.matches()) {
      return Optional.empty();
    }
    String text = form.group(2).replaceAll("[-_\u2010-\u2015|]", " ").strip();
    List<String> groups = Arrays.asList(text.toUpperCase(Locale.ROOT).split("\\s+", -1));
    int length = groups.stream().mapToInt(String::length).sum();
    boolean grouped = groups.stream().allMatch(group -> group.length() <= LONGEST_GROUP);
    int off = Math.abs(length - SheetLine.CHARACTERS);
    boolean one = groups.size() <= MOST_GROUPS && (off <= 2 || (off <= MOST_OFF && grouped));
    return one
        ? Optional.of(new TypedLine(Integer.parseInt(form.group(1)), groups))
        : Optional.empty();
  }

  Judged judge() {
    String all = String.join("", groups);
    for (int i = 0; i < all.length(); i++) {
      char c = all.charAt(i);
      if (c != Alphabet.UNKNOWN && Alphabet.symbol(c) < 0) {
        return wrong(
            ", group "
                + groupOf(i)
                + ": '"
                + c
                + "' is on no sheet; type ? for what can't be read");
      }
    }
    int extra = all.length() - SheetLine.CHARACTERS;
    if (number < 1 || number > SheetLine.MOST) {
      return wrong(": no sheet has a line of such a number");
    }
    if (Math.abs(extra) == 1) {
      return otherLength(all, extra);
    }
    return extra == 0 ? judge(all) : wrong(length(all.length()));
  }

  private int groupOf(int character) {
    int before = 0;
    for (int group = 0; group < groups.size(); group++) {
      before += groups.get(group).length();
      if (character < before) {
        return groups.size() == 1 ? character / SheetLine.GROUP + 1 : group + 1;
      }
    }
    return groups.size();
  }

  private String length(int length) {
    StringBuilder text = new StringBuilder();
    text.append(" has ").append(length).append(" characters, expected ");
    text.append(SheetLine.CHARACTERS).append(": compare it with the sheet");
    for (int i = 0; groups.size() > 1 && i < groups.size(); i++) {
      if (groups.get(i).length() != SheetLine.GROUP) {
        text.append(", group ").append(i + 1).append(" (").append(groups.get(i)).append(")");
      }
    }
    return text.toString();
  }

  /** One character was left out, or typed twice: there is mostly one place where it fits. */
  private Judged otherLength(String all, int extra) {
    Optional<int[]> found = Optional.empty();
    for (int at = 0; at < SheetLine.CHARACTERS + Math.max(0, extra); at++) {
      String start = all.substring(0, at);
      String mended = extra > 0 ? start + all.substring(at + 1) : start + "?" + all.substring(at);
      List<Integer> unknown = unknown(mended);
      if (unknown.size() > LineCode.CHECKS - 2) {
        return wrong(length(all.length()));
      }
      Optional<int[]> word = LineCode.exact(word(mended), unknown);
      if (word.isPresent() && found.isPresent() && !Arrays.equals(word.get(), found.get())) {
        return wrong(length(all.length()));
      }
      found = word.isPresent() ? word : found;
    }
    if (found.isEmpty() || SheetLine.of(found.get()).number() != number) {
      return wrong(length(all.length()));
    }
    SheetLine line = SheetLine.of(found.get());
    String what = extra > 0 ? "one character too many" : "one character too few";
    return new Judged.Right(
        line,
        List.of(
            "line %d has %s: it was taken as %s"
                .formatted(number, what, String.join(" ", line.groups()))));
  }

  private Judged judge(String all) {
    List<Integer> unknown = unknown(all);
    if (unknown.size() > LineCode.CHECKS) {
      return wrong(
          " has %d characters that can't be read; up to %d can be worked out"
              .formatted(unknown.size(), LineCode.CHECKS));
    }
    Optional<int[]> mended = LineCode.mend(word(all), unknown);
    if (mended.isEmpty()) {
      return wrong(": more than two characters are wrong, compare it with the sheet");
    }
    SheetLine line = SheetLine.of(mended.get());
    List<String> remarks = new ArrayList<>();
    for (int group = 0; group < line.groups().size(); group++) {
      int from = group * SheetLine.GROUP;
      String typed = all.substring(from, from + SheetLine.GROUP);
      if (!plain(typed).equals(line.groups().get(group))) {
        remarks.add(
            "line %d, group %d: %s was taken as %s"
                .formatted(number, group + 1, typed, line.groups().get(group)));
      }
    }
    if (line.number() == number) {
      return new Judged.Right(line, remarks);
    }
    return line.number() == 0 || !remarks.isEmpty()
        ? wrong(": more than two characters are wrong, compare it with the sheet")
        : new Judged.Right(
            line,
            List.of(
                "line %d was taken as line %d: it has the text of that line"
                    .formatted(number, line.number())));
  }

  private static String plain(String group) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < group.length(); i++) {
      char c = group.charAt(i);
      plain.append(c == Alphabet.UNKNOWN ? c : Alphabet.character(Alphabet.symbol(c)));
    }
    return plain.toString();
  }

  private int[] word(String all) {
    int[] word = SheetLine.numbered(number);
    for (int i = 0; i < all.length(); i++) {
      word[SheetLine.NUMBER + i] = Math.max(0, Alphabet.symbol(all.charAt(i)));
    }
    return word;
  }

  private static List<Integer> unknown(String all) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < all.length(); i++) {
      if (all.charAt(i) == Alphabet.UNKNOWN) {
        places.add(SheetLine.NUMBER + i);
      }
    }
    return places;
  }

  private Judged wrong(String what) {
    return new Judged.Wrong("line " + number + what);
  }
}
