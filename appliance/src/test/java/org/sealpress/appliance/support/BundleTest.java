package org.sealpress.appliance.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.WithoutSecrets;

class BundleTest {
  @TempDir Path folder;
  private ConfigFile file;

  @BeforeEach
  void configure() throws Exception {
    file = new SecretBox(folder).file();
  }

  private Map<String, String> read(Map<String, Bundle.Part> parts) throws IOException {
    byte[] bytes = new Bundle(() -> Secrets.of(file.config()), parts).zip();
    Map<String, String> read = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        read.put(each.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return read;
  }

  private static void tells(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> part + " is not in: " + text);
    }
  }

  @Test
  void noSecretOfAConfigurationThatHasAllIsInIt() throws Exception {
    Map<String, Bundle.Part> parts = new LinkedHashMap<>();
    parts.put("configuration.yaml", () -> WithoutSecrets.of(file.path()));
    parts.put("log.txt", () -> "a log that tells all: " + String.join(", ", SecretBox.SECRETS));
    parts.put(
        "status.json",
        () -> "https://user:" + SecretBox.SECRETS.get(3) + "@host/ Bearer abcdef0123456789");
    parts.put(
        "failing.txt",
        () -> {
          throw new IOException("the password " + SecretBox.SECRETS.get(3) + " is wrong");
        });
    Map<String, String> bundle = read(parts);
    assertEquals(
        List.of("README.txt", "configuration.yaml", "log.txt", "status.json", "failing.txt"),
        bundle.keySet().stream()
            .map(name -> name.substring("sealpress-support/".length()))
            .toList());
    for (String secret : SecretBox.SECRETS) {
      bundle.forEach(
          (name, text) ->
              assertFalse(
                  text.contains(secret) && !isOfAComment(name, secret),
                  name + " has " + secret + ": " + text));
    }
    assertFalse(bundle.get("sealpress-support/status.json").contains("abcdef0123456789"));
    tells(bundle.get("sealpress-support/failing.txt"), "could not be told", "***");
  }

  /** What a comment says is no secret that the box knows of; its file is written without any. */
  private static boolean isOfAComment(String name, String secret) {
    return secret.startsWith("comment") && name.endsWith("log.txt");
  }

  @Test
  void theConfigurationIsThereButForItsSecretsAndComments() throws Exception {
    String text = WithoutSecrets.of(file.path());
    tells(
        text,
        "box: desk",
        "  - recovery.pem",
        "remote: \"office:sealpress\"",
        "login: mail.login",
        "\"https://hooks.example.org/***\"",
        "\"https://hc.example.org/***\"");
    assertFalse(text.contains("#"), text);
    ConfigFile again = ConfigFile.parse(text, file.path());
    assertEquals(file.config().targets(), again.config().targets());
    assertEquals(file.config().mail(), again.config().mail());
  }

  @Test
  void whatIsVeryLongIsCutAtItsBeginning() throws Exception {
    String text =
        read(Map.of("log.txt", () -> "first" + "x".repeat(2 << 20) + "last"))
            .get("sealpress-support/log.txt");
    assertTrue(text.length() < (1 << 20) + 10, text.length() + " letters");
    assertTrue(text.startsWith("...\n") && text.endsWith("last"));
  }
}
