package org.sealpress.appliance.web.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * English sentences that have a text in each language, found by what they say, as gettext finds its
 * messages. So whoever refuses something says it in English alone, once.
 */
public final class Phrases {
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)\\}");

  private final List<Template> templates;

  private record Template(String key, Pattern sentence, SortedSet<String> places) {}

  /**
   * What a sentence says in any language.
   *
   * @param key of its text
   * @param args what is to be put into it
   */
  public record Phrase(String key, Map<String, String> args) {
    /** Copies what is to be put in. */
    public Phrase {
      args = Map.copyOf(args);
    }
  }

  /** Those whose keys begin so. */
  public Phrases(Texts english, String prefix) {
    templates =
        english.all().entrySet().stream()
            .filter(each -> each.getKey().startsWith(prefix))
            .map(each -> template(each.getKey(), each.getValue()))
            .toList();
  }

  private static Template template(String key, String text) {
    StringBuilder sentence = new StringBuilder();
    SortedSet<String> places = new TreeSet<>();
    Matcher place = PLACE.matcher(text);
    int at = 0;
    while (place.find()) {
      sentence.append(Pattern.quote(text.substring(at, place.start())));
      String name = place.group(1);
      sentence.append(places.add(name) ? "(?<" + name + ">.*)" : "\\k<" + name + ">");
      at = place.end();
    }
    sentence.append(Pattern.quote(text.substring(at)));
    return new Template(key, Pattern.compile(sentence.toString(), Pattern.DOTALL), places);
  }

  /** The text of a sentence; nothing when there is none. */
  public Optional<Phrase> of(String sentence) {
    for (Template each : templates) {
      Matcher matcher = each.sentence().matcher(sentence);
      if (matcher.matches()) {
        Map<String, String> args = new LinkedHashMap<>();
        each.places().forEach(name -> args.put(name, matcher.group(name)));
        return Optional.of(new Phrase(each.key(), args));
      }
    }
    return Optional.empty();
  }
}
