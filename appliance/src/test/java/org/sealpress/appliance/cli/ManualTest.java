package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigTemplate;

/** The manual pages tell what the program's help and the example tell. */
class ManualTest {
  @Test
  void everyVerbAndItsOptionsAreInThePage(@TempDir Path folder) throws Exception {
    Manual.write(folder, "0.1.0", "2026-11-24");
    String page = Files.readString(folder.resolve("sealpress.1")).replace("\\-", "-");
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Main.commandLine(nowhere, nowhere)
        .getSubcommands()
        .forEach(
            (name, verb) -> {
              assertTrue(page.contains(".SS \"sealpress " + name), name);
              verb.getCommandSpec()
                  .options()
                  .forEach(each -> assertTrue(page.contains(each.longestName()), name));
            });
    assertTrue(page.startsWith(".TH SEALPRESS 1 \"2026-11-24\" \"Sealpress 0.1.0\"\n"));
  }

  @Test
  void everyKeyOfTheExampleIsInItsPage() {
    String page =
        new ConfigManual("0.1.0", "2026-11-24")
            .of(ConfigTemplate.example())
            .replace("\\-", "-")
            .replace("\\(dq", "\"");
    for (String key : List.of("box: front-desk", "page-limit: 120 s", "hours: 19:00-06:00")) {
      assertTrue(page.contains(key), key);
    }
    assertEquals(page.split("\\.RS 4").length, page.split("\\.RE").length, "inward and outward");
  }

  @Test
  void completionIsTheSameWheneverItIsMade(@TempDir Path folder) throws Exception {
    Manual.write(folder, "0.1.0", "2026-11-24");
    String first = Files.readString(folder.resolve("sealpress.bash"));
    Manual.write(folder, "0.1.0", "2026-11-24");
    assertEquals(first, Files.readString(folder.resolve("sealpress.bash")));
    assertFalse(first.isBlank());
  }

  @Test
  void whatWouldBeACommandOfThePageIsText() {
    String page = new Roff("x", 1, "2026-11-24", "1").paragraph(".hidden \\ -- 'a'").toString();
    assertTrue(page.endsWith(".PP\n\\&.hidden \\e \\-\\- 'a'\n"), page);
  }
}
