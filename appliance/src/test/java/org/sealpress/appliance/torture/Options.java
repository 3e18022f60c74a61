package org.sealpress.appliance.torture;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param rounds of each kind
 * @param seed of everything random
 * @param kinds what is done to the box
 * @param soak so many captures instead of rounds; 0 for rounds
 */
record Options(int rounds, long seed, Set<Kind> kinds, int soak) {
  private static final int USUAL_ROUNDS = 20;
  private static final int USUAL_SOAK = 10_000;

  static Options read(List<String> words) {
    int rounds = USUAL_ROUNDS;
    long seed = System.nanoTime() % 1_000_000_000L;
    Set<Kind> kinds = EnumSet.allOf(Kind.class);
    int soak = 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String value = i + 1 < words.size() ? words.get(i + 1) : "";
      switch (word) {
        case "--rounds" -> rounds = (int) number(word, value);
        case "--seed" -> seed = number(word, value);
        case "--kinds" -> kinds = kinds(value);
        case "--soak" -> soak = value.matches("\\d+") ? (int) number(word, value) : USUAL_SOAK;
        default -> throw new IllegalArgumentException("no such option: " + word);
      }
      i += word.equals("--soak") && !value.matches("\\d+") ? 0 : 1;
    }
    return new Options(rounds, seed, kinds, soak);
  }

  private static long number(String word, String value) {
    if (!value.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(word + " needs a number, not '" + value + "'");
    }
    return Long.parseLong(value);
  }

  private static Set<Kind> kinds(String words) {
    try {
      return Kind.set(words);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--kinds takes kill, power, full, scanner, not '" + words + "'", e);
    }
  }
}
