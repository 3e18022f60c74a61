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

  /** Lines that are only in the first begin with {@code -}, those only in the second with +. */
  public static List<String> of(String first, String second) {
    List<String> a = first.lines().map(String::stripTrailing).toList();
    List<String> b = second.lines().map(String::stripTrailing).toList();
    int start = 0;
    while (start < Math.min(a.size(), b.size()) && a.get(start).equals(b.get(start))) {
      start++;
    }
    int end = 0;
    while (end < Math.min(a.size(), b.size()) - start
        && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
      end++;
    }
    return middle(a.subList(start, a.size() - end), b.subList(start, b.size() - end));
  }

  private static List<String> middle(List<String> a, List<String> b) {
    List<String> lines = new ArrayList<>();
    if (a.size() > MOST || b.size() > MOST) {
      a.forEach(line -> lines.add("- " + line));
      b.forEach(line -> lines.add("+ " + line));
      return lines;
    }
    short[][] common = new short[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? (short) (common[i + 1][j + 1] + 1)
                : (short) Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        i++;
        j++;
      } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add("- " + a.get(i++));
      } else {
        lines.add("+ " + b.get(j++));
      }
    }
    return lines;
  }
}
