package org.sealpress.appliance.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever is done to a file: it loads, or each message has file, line and three parts. */
class DamagedExampleTest {
  private static final Pattern MESSAGE = Pattern.compile("box\\.yaml:([1-9][0-9]*): .+; .+; .+");
  private static final List<String> SCRAPS =
      List.of(
          "\t",
          "\n",
          ":",
          ": ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "\"",
          "'",
          "#",
          "&a ",
          "*a ",
          "!!int ",
          "|\n",
          ">\n",
          "? ",
          "---\n",
          "...\n",
          "%YAML 9.9\n",
          "~",
          "null",
          "\u0000",
          "\ud800",
          "\u2028",
          "\u202e",
          "  ",
          "x: ",
          "0",
          "<<: ",
          ",");

  @Test
  void everyMessageOfADamagedFileHasFileAndLine() {
    Random random = new Random(3);
    String whole = withoutComments(ConfigTemplate.example());
    int refused = 0;
    for (int round = 0; round < 500; round++) {
      String text = damaged(whole, random);
      try {
        ConfigFile.parse(text, Path.of("box.yaml"));
      } catch (ConfigException e) {
        refused++;
        check(e, text);
      }
    }
    assertTrue(refused > 250, "only " + refused + " were refused");
  }

  private static void check(ConfigException e, String text) {
    List<String> lines = String.valueOf(e.getMessage()).lines().toList();
    assertTrue(lines.size() == e.problems().size(), e::getMessage);
    for (String line : lines) {
      var matcher = MESSAGE.matcher(line);
      assertTrue(matcher.matches(), line);
      // The parser may find the end of the text missing one line after the last.
      assertTrue(Integer.parseInt(matcher.group(1)) <= text.lines().count() + 1, line);
    }
  }

  /** Damage to a comment is none. */
  private static String withoutComments(String example) {
    return example
        .lines()
        .filter(line -> !line.stripLeading().startsWith("#"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String damaged(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(damaged.length());
      switch (random.nextInt(3)) {
        case 0 -> damaged.delete(at, Math.min(damaged.length(), at + 1 + random.nextInt(8)));
        case 1 -> damaged.insert(at, SCRAPS.get(random.nextInt(SCRAPS.size())));
        default -> damaged.setCharAt(at, (char) (' ' + random.nextInt(95)));
      }
    }
    return damaged.toString();
  }
}
