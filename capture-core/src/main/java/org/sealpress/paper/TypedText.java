package org.sealpress.paper;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what was typed from a sheet: each line with its number, in any order; small letters, other
 * spaces and other text between the lines do no harm. A {@code ?} stands for a character that can't
 * be read.
 */
public final class TypedText {
  private final SortedMap<Integer, SheetLine> lines = new TreeMap<>();
  private final Set<Integer> wrong = new HashSet<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private TypedText() {}

  /**
   * The key of a typed text.
   *
   * @throws PaperFault names every line that is wrong, missing or too many
   */
  public static ReadSheet read(String text) throws PaperFault {
    TypedText typed = new TypedText();
    text.lines().map(TypedLine::of).flatMap(Optional::stream).forEach(typed::take);
    return typed.sheet();
  }

  private void take(TypedLine typed) {
    TypedLine.Judged judged = typed.judge();
    if (judged instanceof TypedLine.Judged.Wrong no) {
      problems.add(no.problem());
      wrong.add(typed.number());
    } else if (judged instanceof TypedLine.Judged.Right right) {
      remarks.addAll(right.remarks());
      SheetLine line = right.line();
      SheetLine before = lines.putIfAbsent(line.number(), line);
      if (before != null && !before.isSame(line)) {
        problems.add("line " + line.number() + " is there twice, with different texts");
      }
    }
  }

  private ReadSheet sheet() throws PaperFault {
    if (lines.isEmpty() && wrong.isEmpty()) {
      throw new PaperFault(
          "no line of a paper key is in it: expected a number and seven groups of four characters"
              + " on each line");
    }
    Optional<ByteBuffer> header =
        Optional.ofNullable(lines.get(1)).map(line -> ByteBuffer.wrap(line.bytes()));
    int length = header.isPresent() ? length(header.get()) : 0;
    complete(length > 0 ? SheetLines.count(length) : Math.max(1, last()), length > 0);
    if (!problems.isEmpty()) {
      problems.addAll(remarks);
      throw new PaperFault(problems);
    }
    return new ReadSheet(key(header.orElseThrow(), length), remarks);
  }

  private int last() {
    return lines.isEmpty() ? 0 : lines.lastKey();
  }

  private static int length(ByteBuffer header) throws PaperFault {
    byte version = header.get();
    int length = Short.toUnsignedInt(header.getShort());
    if (version != SheetLines.VERSION || length == 0 || length > PaperKey.MOST_BYTES) {
      throw new PaperFault(
          "line 1 is that of another kind of sheet (version "
              + version
              + "): read it with the version of Sealpress that is printed on it, or a later one");
    }
    return length;
  }

  private void complete(int total, boolean known) {
    for (int from = 1; from <= total; from++) {
      int to = from;
      while (to <= total && !lines.containsKey(to) && !wrong.contains(to)) {
        to++;
      }
      if (to == from + 1) {
        problems.add("line " + from + " is missing");
      } else if (to > from) {
        problems.add("lines " + from + " to " + (to - 1) + " are missing");
      }
      from = to;
    }
    if (known && last() > total) {
      problems.add("line " + last() + " is too many: this sheet has " + total + " lines");
    }
  }

  private PaperKey key(ByteBuffer header, int length) throws PaperFault {
    byte[] certificate = new byte[PaperKey.CERTIFICATE_DIGITS / 2];
    byte[] check = new byte[PaperKey.CHECK_BYTES];
    header.get(certificate).get(check);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    lines.tailMap(2).values().forEach(line -> all.writeBytes(line.bytes()));
    byte[] encrypted = Arrays.copyOf(all.toByteArray(), length);
    PaperKey key = PaperKey.of(encrypted, HexFormat.of().formatHex(certificate));
    if (!key.check().equals(HexFormat.of().formatHex(check))) {
      List<String> doubtful = new ArrayList<>();
      doubtful.add(
          "each line fits its check characters, but not all of them the checksum in line 1: lines"
              + " of two sheets, or a line that was mended wrongly");
      doubtful.addAll(remarks);
      throw new PaperFault(doubtful);
    }
    return key;
  }
}
