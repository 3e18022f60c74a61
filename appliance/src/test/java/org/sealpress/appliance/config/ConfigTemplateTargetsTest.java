package org.sealpress.appliance.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigTemplateTargetsTest {

  @Test
  void setsWhatTheExampleHasCommentedOut() throws Exception {
    Path file = Path.of("/etc/sealpress/sealpress.yaml");
    String text =
        new ConfigTemplate("desk", Path.of("/d"), List.of(Path.of("/a.pem")), null)
            .withDrive(Path.of("/media/my drive"))
            .withRemote("office:seal press")
            .with("scanner", "port", "6570")
            .with("http", "port", "8421")
            .render(file);
    Config config = ConfigFile.parse(text, file).config();
    assertEquals(
        List.of(
            new TargetConfig.Drive("drive-a", Path.of("/media/my drive")),
            new TargetConfig.Rclone("offsite", "office:seal press", Optional.empty())),
        config.targets());
    assertEquals(6570, config.scanner().port());
    assertEquals(8421, config.http().port());
  }
}
