package org.sealpress.restore;

import java.util.ArrayList;
import java.util.List;

/**
 * What differs between two texts, line by line, by the longest common subsequence of what is left
 * between their common beginning and end.
 */
public final class TextDiff {
  /** So many lines of each are compared; what is longer is told as replaced altogether. */
  private static final int MOST = 5_000;

  private TextDiff() {}

  /** Whether a line is in both texts, or in one of them. */
  public enum Kind {
    /** In both. */
    SAME,
    /** In the first only. */
    REMOVED,
    /** In the second only. */
    ADDED
  }

  /**
   * A line of one of the texts, or of both.
   *
   * @param first its number in the first, from 1; 0 when it is not there
   * @param second its number in the second, from 1; 0 when it is not there
   */
  public record Line(Kind kind, int first, int second, String text) {}

  /** Lines that are only in the first begin with {@code -}, those only in the second with +. */
  public static List<String> of(String first, String second) {
    return lines(stripped(first), stripped(second)).stream()
        .filter(line -> line.kind() != Kind.SAME)
        .map(line -> (line.kind() == Kind.REMOVED ? "- " : "+ ") + line.text())
        .toList();
  }

  private static List<String> stripped(String text) {
    return text.lines().map(String::stripTrailing).toList();
  }

  /** All lines of both, in an order in which each of the texts can be read. */
  public static List<Line> lines(List<String> first, List<String> second) {
    int start = 0;
    while (start < Math.min(first.size(), second.size())
        && first.get(start).equals(second.get(start))) {
      start++;
    }
    int end = 0;
    while (end < Math.min(first.size(), second.size()) - start
        && first.get(first.size() - 1 - end).equals(second.get(second.size() - 1 - end))) {
      end++;
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < start; i++) {
      lines.add(new Line(Kind.SAME, i + 1, i + 1, first.get(i)));
    }
    middle(
        first.subList(start, first.size() - end),
        second.subList(start, second.size() - end),
        start,
        lines);
    for (int i = end; i > 0; i--) {
      int at = first.size() - i;
      lines.add(new Line(Kind.SAME, at + 1, second.size() - i + 1, first.get(at)));
    }
    return lines;
  }

  private static void middle(List<String> a, List<String> b, int start, List<Line> lines) {
    boolean compared = a.size() <= MOST && b.size() <= MOST;
    short[][] common = compared ? common(a, b) : new short[0][0];
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (compared && i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        lines.add(new Line(Kind.SAME, start + i + 1, start + j + 1, a.get(i++)));
        j++;
      } else if (j == b.size()
          || (i < a.size() && (!compared || common[i + 1][j] >= common[i][j + 1]))) {
        lines.add(new Line(Kind.REMOVED, start + i + 1, 0, a.get(i++)));
      } else {
        lines.add(new Line(Kind.ADDED, 0, start + j + 1, b.get(j++)));
      }
    }
  }

  /** How long the longest common subsequence of what follows each pair of lines is. */
  private static short[][] common(List<String> a, List<String> b) {
    short[][] common = new short[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? (short) (common[i + 1][j + 1] + 1)
                : (short) Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
