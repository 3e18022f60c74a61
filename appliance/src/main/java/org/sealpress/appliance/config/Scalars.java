package org.sealpress.appliance.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sealpress.appliance.config.Scalar.NotAllowed;

/** The plainer kinds of {@link Scalar}. */
final class Scalars {
  /** Goes into file names, into certificates and into the name of a checkpoint's key. */
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";

  private Scalars() {}

  /** A name of the user's own choice. */
  static Scalar<String> name(String example) {
    return matching(NAME, "a name of up to 63 letters (a-z), digits, `-`, `_` and `.`", example);
  }

  /** A model of Tesseract's. */
  static Scalar<String> language() {
    return matching(
        "[A-Za-z][A-Za-z0-9_/-]*(\\+[A-Za-z][A-Za-z0-9_/-]*)*",
        "a language as `tesseract --list-langs` prints it",
        "eng");
  }

  /** Text that a pattern matches as a whole. */
  static Scalar<String> matching(String pattern, String expected, String example) {
    Pattern compiled = Pattern.compile(pattern);
    return new Scalar<>(
        expected,
        example,
        text -> {
          if (!compiled.matcher(text).matches()) {
            throw new NotAllowed();
          }
          return text;
        });
  }

  /** A whole number. */
  static Scalar<Integer> integer(int least, int most, String example) {
    return new Scalar<>(
        "a whole number from " + least + " to " + most,
        example,
        text -> {
          if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
              return number;
            }
          }
          throw new NotAllowed();
        });
  }

  /** A number from 1, or {@code auto}, which gives nothing. */
  static Scalar<OptionalInt> countOrAuto(int most) {
    Scalar<Integer> count = integer(1, most, "2");
    return new Scalar<>(
        "`auto` or " + count.expected(),
        "auto",
        text ->
            text.equalsIgnoreCase("auto")
                ? OptionalInt.empty()
                : OptionalInt.of(count.parser().parse(text)));
  }

  /** A constant of an enum, written in lower case with spaces. */
  static <E extends Enum<E>> Scalar<E> choice(Class<E> type) {
    Map<String, E> values = new LinkedHashMap<>();
    for (E each : type.getEnumConstants()) {
      values.put(each.name().toLowerCase(Locale.ROOT).replace('_', ' '), each);
    }
    return choice(values);
  }

  /** A switch. */
  static Scalar<Boolean> yesOrNo() {
    Map<String, Boolean> values = new LinkedHashMap<>();
    values.put("yes", true);
    values.put("no", false);
    return choice(values);
  }

  /** One of a few words; capitals do not matter, nor whether spaces are written as hyphens. */
  static <T> Scalar<T> choice(Map<String, T> values) {
    return new Scalar<>(
        oneOf(values.keySet()),
        values.keySet().iterator().next(),
        text -> {
          String given = loose(text);
          for (Map.Entry<String, T> each : values.entrySet()) {
            if (loose(each.getKey()).equals(given)) {
              return each.getValue();
            }
          }
          throw new NotAllowed(
              Nearest.hint(text, values.keySet(), "use " + either(values.keySet())));
        });
  }

  /**
   * The name of something else in the file.
   *
   * @param what such as {@code profile}
   */
  static <T> Scalar<T> reference(String what, Map<String, T> known) {
    return new Scalar<>(
        "a " + what + " of this file: " + listed(known.keySet()),
        known.keySet().iterator().next(),
        text -> {
          T value = known.get(text);
          if (value == null) {
            throw new NotAllowed(
                Nearest.hint(
                    text,
                    known.keySet(),
                    "use one of these, or describe the " + what + " in this file"));
          }
          return value;
        });
  }

  static String listed(Collection<String> words) {
    return words.stream().map(Shown::plain).collect(Collectors.joining(", "));
  }

  private static String oneOf(Collection<String> words) {
    return words.size() == 1
        ? "`" + words.iterator().next() + "`, the only value this version knows"
        : "one of " + listed(words);
  }

  private static String either(Collection<String> words) {
    return words.size() == 1 ? "that" : "one of these";
  }

  private static String loose(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
  }
}
