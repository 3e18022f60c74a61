package org.sealpress.appliance.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigTemplateTest {
  private static final Path FILE = Path.of("/etc/sealpress/sealpress.yaml");

  @Test
  void theValuesOfTheBoxTakeThePlaceOfTheExamples() throws Exception {
    String text =
        new ConfigTemplate(
                "empfang",
                Path.of("/srv/data"),
                List.of(Path.of("a.pem"), Path.of("/keys/b.pem"), Path.of("c.pem")),
                Path.of("/mnt/nas"))
            .render(FILE);
    Config config = ConfigFile.parse(text, FILE).config();
    assertEquals("empfang", config.box());
    assertEquals(Path.of("/srv/data"), config.data());
    assertEquals(
        List.of(
            Path.of("/etc/sealpress/a.pem"),
            Path.of("/keys/b.pem"),
            Path.of("/etc/sealpress/c.pem")),
        config.recipients());
    assertEquals(
        List.of(new TargetConfig.Folder("archive", Path.of("/mnt/nas"))), config.targets());
  }

  @Test
  void commentsAndOtherKeysStayAsTheyAre() throws Exception {
    String example = ConfigTemplate.example();
    assertEquals(
        example,
        new ConfigTemplate(
                "front-desk",
                Path.of("/var/lib/sealpress"),
                List.of(Path.of("recovery.pem"), Path.of("spare.pem")),
                Path.of("/srv/sealpress"))
            .render(FILE));
  }

  @Test
  void withoutAFolderTheTargetIsCommentedOut() throws Exception {
    String text =
        new ConfigTemplate("desk", Path.of("/d"), List.of(Path.of("a.pem")), null).render(FILE);
    assertEquals(List.of(), ConfigFile.parse(text, FILE).config().targets());
    assertTrue(
        text.contains("\n  #archive:\n    #kind: folder\n    #path: /srv/sealpress\n"), text);
  }

  @Test
  void oddPathsComeBackAsTheyWere() throws Exception {
    Path odd = Path.of("/a b/#c: \"d\" \\ 'e'/[f], \u00fc\ud83d\udcc4");
    ConfigTemplate template =
        new ConfigTemplate("desk", odd, List.of(Path.of("-.pem")), odd.resolveSibling("{g}"));
    Config config = ConfigFile.parse(template.render(FILE), FILE).config();
    assertEquals(odd, config.data());
    assertEquals(List.of(Path.of("/etc/sealpress/-.pem")), config.recipients());
    assertEquals(
        Optional.of(new TargetConfig.Folder("archive", odd.resolveSibling("{g}"))),
        config.target("archive"));
  }

  @Test
  void aValueThatIsNotAllowedIsNamed() {
    ConfigTemplate template =
        new ConfigTemplate("Front Desk", Path.of("/d"), List.of(Path.of("a.pem")), null);
    ConfigException e = assertThrows(ConfigException.class, () -> template.render(FILE));
    assertEquals(1, e.problems().size());
    assertEquals("`box` is `Front Desk`", e.problems().get(0).what());
  }
}
