package org.sealpress.scan.virtual;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sealpress.scan.virtual.Trouble.Kind;
import org.sealpress.scan.virtual.Trouble.Step;

/**
 * Reads a {@link Trouble} from words: {@code kind} ({@code jammed}, {@code cover-open}, {@code
 * stall}, ...; {@code asleep} is an I/O error at OPEN, {@code empty} a page of no bytes), and if
 * wanted {@code page}, {@code step}, {@code after} (bytes) and {@code times}.
 */
final class TroubleOrder {
  private TroubleOrder() {}

  /**
   * The trouble.
   *
   * @throws IllegalArgumentException says what is wrong and what there is
   */
  static Trouble read(Map<String, String> words) {
    for (String word : words.keySet()) {
      if (!word.matches("kind|step|page|after|times")) {
        throw new IllegalArgumentException(
            "no such word: " + word + "; there are kind, step, page, after, times");
      }
    }
    String name = words.getOrDefault("kind", "");
    boolean asleep = name.equals("asleep");
    boolean empty = name.equals("empty");
    Kind kind = asleep ? Kind.IO_ERROR : empty ? Kind.SHORT : find(Kind.values(), name, "kind");
    boolean midway = words.containsKey("after");
    Step step =
        words.containsKey("step")
            ? find(Step.values(), words.get("step"), "step")
            : asleep ? Step.OPEN : usual(kind, midway);
    return new Trouble(
        kind,
        step,
        (int) number(words, "page", 0),
        number(words, "after", kind == Kind.EXTRA ? 1 : 0),
        (int) number(words, "times", 1));
  }

  private static Step usual(Kind kind, boolean midway) {
    return switch (kind) {
      case SHORT, EXTRA, DROP, STALL -> Step.DATA;
      case HUGE -> Step.PARAMETERS;
      case AUTHORIZE -> Step.OPEN;
      default -> midway ? Step.DATA : Step.START;
    };
  }

  private static <E extends Enum<E>> E find(E[] all, String name, String what) {
    String upper = name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(all)
        .filter(value -> value.name().equals(upper))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no such " + what + ": " + name + "; there are " + names(all)));
  }

  private static <E extends Enum<E>> String names(E[] all) {
    return Arrays.stream(all)
        .map(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.joining(", "));
  }

  private static long number(Map<String, String> words, String word, long otherwise) {
    String value = words.get(word);
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(word + "=" + value + " is not a number");
    }
    return Long.parseLong(value);
  }
}
