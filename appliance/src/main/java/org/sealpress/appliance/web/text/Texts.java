package org.sealpress.appliance.web.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said in one language, by keys. Where a text has a number {@code count}, there are {@code
 * key.one} and {@code key.other}; {@code {name}} is a place for an argument.
 *
 * @param language two letters, ISO 639-1
 */
public record Texts(String language, SortedMap<String, String> all) {
  /** The language of the command line, of logs and of technical details. */
  public static final String ENGLISH = "en";

  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)\\}");
  private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T.*Z");

  /** Copies the texts. */
  public Texts {
    all = new TreeMap<>(all);
  }

  /** Those of a language, if there is a file of it. */
  public static Optional<Texts> in(String language) {
    try (InputStream file =
        Texts.class.getResourceAsStream(
            "/org/sealpress/appliance/web/texts/" + language + ".properties")) {
      if (file == null) {
        return Optional.empty();
      }
      Properties read = new Properties();
      read.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      SortedMap<String, String> all = new TreeMap<>();
      read.forEach((key, value) -> all.put((String) key, (String) value));
      return Optional.of(new Texts(language, all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those that there are always. */
  public static Texts english() {
    return in(ENGLISH).orElseThrow();
  }

  /**
   * A text with its arguments, as the command line says it. Only one and others are told apart.
   *
   * @param args names, numbers, and times in RFC 3339
   * @param time shows a time
   * @return the key itself when there is no such text
   */
  public String say(String key, Map<String, Object> args, UnaryOperator<String> time) {
    String form =
        args.get("count") instanceof Number count
            ? key + (count.longValue() == 1 ? ".one" : ".other")
            : key;
    Matcher places = PLACE.matcher(all.getOrDefault(form, key));
    return places.replaceAll(
        place -> Matcher.quoteReplacement(shown(args.getOrDefault(place.group(1), ""), time)));
  }

  private static String shown(Object value, UnaryOperator<String> time) {
    if (value instanceof Number number) {
      return String.format(Locale.ROOT, "%,d", number.longValue());
    }
    String text = value.toString();
    return TIME.matcher(text).matches() ? time.apply(text) : text;
  }
}
