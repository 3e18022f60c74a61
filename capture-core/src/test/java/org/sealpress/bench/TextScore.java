package org.sealpress.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much of a page's text was read, against what stands on it: character error rate (edits by
 * Levenshtein over the characters of the truth, white space folded, NFC) and the share of the
 * truth's words that are found anywhere in the reading, and of the reading's words that are in the
 * truth.
 */
public final class TextScore {
  private long edits;
  private long characters;
  private long hits;
  private long truthWords;
  private long readWords;

  /** Adds a page. */
  public void add(String truth, String reading) {
    String t = folded(truth);
    String r = folded(reading);
    edits += distance(t, r);
    characters += t.length();
    Map<String, Integer> bag = new HashMap<>();
    for (String word : words(r)) {
      bag.merge(word, 1, Integer::sum);
      readWords++;
    }
    for (String word : words(t)) {
      truthWords++;
      if (bag.merge(word, -1, Integer::sum) >= 0) {
        hits++;
      }
    }
  }

  /** Edits a character of the truth. */
  public double cer() {
    return (double) edits / Math.max(1, characters);
  }

  /** Share of the truth's words that were read. */
  public double recall() {
    return (double) hits / Math.max(1, truthWords);
  }

  /** Share of the words read that are true. */
  public double precision() {
    return (double) hits / Math.max(1, readWords);
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1));
  }

  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  /** Pairs of files, truth and reading; prints one line. */
  public static void main(String[] files) throws IOException {
    TextScore score = new TextScore();
    for (int i = 0; i + 1 < files.length; i += 2) {
      score.add(Files.readString(Path.of(files[i])), Files.readString(Path.of(files[i + 1])));
    }
    System.out.printf(
        Locale.ROOT,
        "recall %.4f  precision %.4f  CER %.4f%n",
        score.recall(),
        score.precision(),
        score.cer());
  }
}
