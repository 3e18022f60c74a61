package org.sealpress.appliance.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The wrong files of {@code mistakes.txt}, and those that would not show in a text file. */
class ConfigMistakesTest {
  private static final String SOUND =
      """
      box: desk
      data: /d
      recipients: [a.pem, b.pem]
      targets: { t: { kind: folder, path: /t } }
      """;

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void everyMistakeIsOneLineThatNamesPlaceExpectationAndRemedy(
      String name, String text, String messages) {
    assertEquals(messages, messagesOf(text), name);
  }

  static Stream<Arguments> everyMistakeIsOneLineThatNamesPlaceExpectationAndRemedy()
      throws IOException {
    try (InputStream in = ConfigMistakesTest.class.getResourceAsStream("mistakes.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.replaceAll("(?m)^###.*\n", "").split("(?m)^=== ", -1))
          .skip(1)
          .map(ConfigMistakesTest::mistake);
    }
  }

  private static Arguments mistake(String block) {
    int name = block.indexOf('\n');
    int file = block.indexOf("\n--->\n");
    return Arguments.of(
        block.substring(0, name),
        block.substring(name + 1, file + 1).replace("@sound\n", SOUND),
        block.substring(file + 6).strip());
  }

  @Test
  void allTabsAreReportedAtOnce() {
    String tab =
        ": a tab where only spaces may stand; expected lines indented with spaces; replace each tab"
            + " by two spaces";
    assertEquals(
        "2" + tab + "\n5" + tab,
        messagesOf("box: desk\n\tdata: /d\n\t# comment\nhttp:\n  \tport: 1\n"));
  }

  @Test
  void anEmptyFileIsToldHowToBegin() {
    assertEquals(
        "1: the file is empty; expected at least `box`, `data` and `recipients`; write one with"
            + " `sealpress init`",
        messagesOf(""));
  }

  @Test
  void endlessNestingEndsEarly() {
    assertEquals(
        "5: nested more than 16 deep; expected at most 3; see whether a bracket is missing",
        messagesOf(SOUND + "http: " + "[".repeat(100_000)));
  }

  @Test
  void anUnprintableCharacterIsNamed() {
    assertEquals(
        "2: an unprintable character (U+0007); expected text in UTF-8; remove the character, or see"
            + " whether this is the right file",
        messagesOf("box: desk\ndata: \u0007\n"));
  }

  private static String messagesOf(String text) {
    ConfigException e =
        assertThrows(ConfigException.class, () -> ConfigFile.parse(text, Path.of("box.yaml")));
    return e.getMessage().replaceAll("(?m)^box\\.yaml:", "");
  }
}
