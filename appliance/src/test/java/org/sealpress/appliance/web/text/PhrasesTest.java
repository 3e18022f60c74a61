package org.sealpress.appliance.web.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.web.text.Phrases.Phrase;

class PhrasesTest {
  private static final String PREFIX = "refusal.";
  private static final Texts ENGLISH = Texts.english();
  private final Phrases phrases = new Phrases(ENGLISH, PREFIX);

  @Test
  void aSentenceIsFoundWithWhatIsInIt() {
    Phrases some =
        new Phrases(
            new Texts("en", new TreeMap<>(Map.of("a.b", "{x} of {y} (and {x})?", "c", "no"))),
            "a.");
    assertEquals(
        Optional.of(new Phrase("a.b", Map.of("x", "7", "y", "a\nb"))),
        some.of("7 of a\nb (and 7)?"));
    assertEquals(Optional.empty(), some.of("7 of 8 (and 9)?"));
    assertEquals(Optional.empty(), some.of("no"));
  }

  @Test
  void eachIsFoundAsItself() {
    refusals()
        .forEach(
            (key, text) ->
                assertEquals(
                    Optional.of(key),
                    phrases.of(text.replaceAll("\\{[a-zA-Z]+\\}", "7")).map(Phrase::key)));
    assertTrue(refusals().size() > 40);
  }

  /**
   * A sentence that is changed where it is said would be English for all without anybody seeing.
   */
  @Test
  void eachIsSaidSomewhere() throws IOException {
    String said = said();
    List<String> nowhere =
        refusals().values().stream().filter(text -> !said.contains(longestPart(text))).toList();
    assertEquals(List.of(), nowhere);
  }

  private static Map<String, String> refusals() {
    return ENGLISH.all().subMap(PREFIX, PREFIX + Character.MAX_VALUE);
  }

  private static String longestPart(String text) {
    return Arrays.stream(text.split("\\{[a-zA-Z]+\\}"))
        .max(Comparator.comparing(String::length))
        .orElseThrow();
  }

  /** All sources, with texts that go on in the next line put together. */
  private static String said() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String module : List.of("../capture-core", "../appliance")) {
      try (Stream<Path> files = Files.walk(Path.of(module, "src/main/java"))) {
        for (Path each : files.filter(file -> file.toString().endsWith(".java")).toList()) {
          all.append(Files.readString(each));
        }
      }
    }
    return all.toString().replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\"");
  }
}
