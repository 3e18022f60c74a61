package org.sealpress.appliance.web.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.alert.AlarmKind;

/** Every text that a page uses is there, in each language; and there is no other. */
class TextsTest {
  private static final Path MAIN = Path.of("src/main");
  private static final Path SITE = MAIN.resolve("resources/org/sealpress/appliance/web/site");

  /** A key in quotes; one that ends with a dot is the beginning of some. */
  private static final Pattern KEY =
      Pattern.compile(
          "['\"`]((?:status|scan|documents|drives|reading|admin|login|setup|account|common)"
              + "(?:\\.[a-z0-9-]+)+\\.?|refusal\\.)(?:['\"`]|\\$\\{)");

  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");

  private final Map<String, Texts> all = new AllTexts().all();
  private final Texts english = Texts.english();

  @Test
  void thereIsEnglishAndGerman() {
    assertTrue(all.keySet().containsAll(List.of("en", "de")), all.keySet().toString());
  }

  @Test
  void eachLanguageHasTheSameTextsWithTheSamePlaces() {
    all.forEach(
        (code, texts) -> {
          assertEquals(english.all().keySet(), texts.all().keySet(), code);
          texts.all().forEach((key, text) -> assertPlaces(code, key, text));
        });
  }

  private void assertPlaces(String code, String key, String text) {
    SortedSet<String> wanted = places(english.all().get(key));
    SortedSet<String> there = places(text);
    wanted.remove("count"); // some languages say it in a word
    there.remove("count");
    assertEquals(wanted, there, code + " " + key);
    assertTrue(!text.isBlank() && text.equals(text.strip()), code + " " + key);
  }

  private static SortedSet<String> places(String text) {
    SortedSet<String> places = new TreeSet<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      places.add(matcher.group(1));
    }
    return places;
  }

  @Test
  void whatIsUsedIsThereAndNothingElse() throws IOException {
    SortedSet<String> used = used();
    List<String> missing = new ArrayList<>();
    for (String key : used) {
      boolean there =
          key.endsWith(".")
              ? english.all().keySet().stream().anyMatch(each -> each.startsWith(key))
              : english.all().containsKey(key) || english.all().containsKey(key + ".other");
      if (!there) {
        missing.add(key);
      }
    }
    assertEquals(List.of(), missing, "no text for these");
    List<String> unused =
        english.all().keySet().stream()
            .filter(key -> !used.contains(key.replaceAll("\\.(one|other)$", "")))
            .filter(key -> !used.contains(key))
            .filter(
                key -> used.stream().noneMatch(each -> each.endsWith(".") && key.startsWith(each)))
            .toList();
    assertEquals(List.of(), unused, "nobody uses these");
  }

  private static SortedSet<String> used() throws IOException {
    SortedSet<String> used = new TreeSet<>();
    Path java = MAIN.resolve("java/org/sealpress/appliance");
    for (Path folder : List.of(SITE, java.resolve("web"), java.resolve("account"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path each :
            files.filter(file -> file.toString().matches(".*\\.(js|html|java)")).toList()) {
          Matcher matcher = KEY.matcher(Files.readString(each));
          while (matcher.find()) {
            used.add(matcher.group(1));
          }
        }
      }
    }
    return used;
  }

  @Test
  void everyKindOfAlarmHasItsTexts() {
    for (AlarmKind kind : AlarmKind.values()) {
      List<String> names =
          kind == AlarmKind.CAPTURE_WAITS
              ? List.of(".held", ".parked", ".aside", ".inboxes")
              : List.of("");
      for (String name : names) {
        for (String part : List.of(".title", ".risk", ".do")) {
          String key = "status.alarm." + kind.code() + name + part;
          assertTrue(english.all().containsKey(key), key);
        }
      }
    }
  }

  @Test
  void whatIsPutInIsOnlyText() {
    Texts texts = new Texts("en", new TreeMap<>(Map.of("a", "{x} and {x}: {y}{z}")));
    assertEquals(
        "$1\\{y} and $1\\{y}: 12,345",
        texts.say("a", Map.of("x", "$1\\{y}", "y", 12345), time -> time));
    assertEquals("no.such.key", texts.say("no.such.key", Map.of(), time -> time));
  }
}
