package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.RandomId;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.Sealer;
import org.sealpress.seal.TestKeys;
import org.sealpress.target.Content;
import org.sealpress.vault.DocumentMeta;
import org.sealpress.vault.PlainSource;
import org.sealpress.vault.Vault;

/** What README.txt tells people to type works, letter by letter. */
class CompanionsIT {
  private static final byte[] PDF = Contents.random(300_000, 7);

  @TempDir private Path folder;
  private Path target;
  private String object;
  private String readme;
  private String certificate;

  @BeforeEach
  void makeATarget() throws Exception {
    Programs.assume("openssl", "sha256sum", "sh");
    SecureRandom random = new SecureRandom();
    Recipients recipients =
        Recipients.load(
            List.of(
                TestKeys.certificate(folder, TestKeys.key(KeyKind.EC_P256)),
                TestKeys.certificate(folder, TestKeys.key(KeyKind.EC_P384))),
            TestKeys.CLOCK);
    target = Files.createDirectory(folder.resolve("target"));
    for (Map.Entry<String, Content> each : Companions.of("desk", recipients).entrySet()) {
      Path file = target.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      try (InputStream in = each.getValue().open()) {
        Files.copy(in, file);
      }
    }
    Path pdf = Files.write(folder.resolve("plain.pdf"), PDF);
    try (Ledger ledger = Ledger.open(folder.resolve("ledger"), "desk", TestKeys.CLOCK, random);
        Vault vault = Vault.open(folder.resolve("vault"), ledger)) {
      DocumentMeta meta =
          new DocumentMeta(
              RandomId.next(random), 1, "legal", 1, RandomId.next(random), TestKeys.NOW);
      object =
          vault.store(meta, new Sealer(recipients, random), PlainSource.of(pdf)).version().object();
      Files.createDirectories(target.resolve(object).getParent());
      Files.copy(vault.object(object), target.resolve(object));
    }
    Files.createDirectory(target.resolve("ledger"));
    Files.copy(
        folder.resolve("ledger/open.jsonl"), target.resolve("ledger/0000000000-0000000001.jsonl"));
    Files.writeString(target.resolve("PASSPHRASE-FILE"), TestKeys.PASSPHRASE + "\n");
    Files.copy(TestKeys.keyFile(folder, TestKeys.key(KeyKind.EC_P256)), target.resolve("KEY.pem"));
    readme = Files.readString(target.resolve("README.txt"));
    certificate =
        TestKeys.key(KeyKind.EC_P256).fingerprint().substring(0, 8)
            + "-crt-"
            + TestKeys.key(KeyKind.EC_P256).fingerprint().substring(0, 8);
  }

  /** The commands, which are indented, of the part of the text with this heading. */
  private String command(String from, String to) {
    String part = readme.substring(readme.indexOf(from), readme.indexOf(to));
    return part.lines()
        .filter(line -> line.startsWith("    "))
        .map(String::strip)
        .collect(Collectors.joining("\n"))
        .replace("FILE.cms", object)
        .replace("recipients/CERT.pem", "recipients/" + certificate + ".pem");
  }

  private String shell(String commands) {
    return Programs.run("sh", "-c", "cd '" + target + "' && " + commands);
  }

  @Test
  void oneDocumentComesBack() throws Exception {
    String decrypt =
        command("The same by hand", "When it ends")
            .replace("-out", "-passin file:PASSPHRASE-FILE -out");
    assertTrue(decrypt.startsWith("openssl cms -decrypt "), decrypt);
    shell(decrypt);
    assertArrayEquals(PDF, Files.readAllBytes(target.resolve("DOCUMENT.pdf")));

    String sums = shell(command("to be compared with", "Each line has"));
    List<String> sealed =
        Files.readAllLines(
                target.resolve("ledger/0000000000-0000000001.jsonl"), StandardCharsets.UTF_8)
            .stream()
            .filter(line -> line.contains("\"type\":\"sealed\""))
            .toList();
    assertEquals(1, sealed.size());
    String[] lines = sums.split("\n", -1);
    assertTrue(sealed.get(0).contains("\"sha256\":\"" + lines[0].substring(0, 64)), sums);
    assertTrue(sealed.get(0).contains("\"plainSha256\":\"" + lines[1].substring(0, 64)), sums);
    assertTrue(sealed.get(0).contains("\"prev\":\""), sealed.get(0));
  }

  @Test
  void allOfThemComeBackByTheScript() throws Exception {
    String restore =
        command("without the box and", "It asks")
            .replace("FOLDER", "../back")
            .replace(" KEY.pem", " --passphrase-file PASSPHRASE-FILE KEY.pem");
    String said = shell(restore);
    assertTrue(said.startsWith("1 restored to "), said);
    String name = object.replace("objects/", "").replace(".cms", ".pdf");
    assertArrayEquals(PDF, Files.readAllBytes(folder.resolve("back").resolve(name)));
  }

  @Test
  void certificatesHaveReadableNamesThatNoOtherHas() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("odd"));
    Path certificateFile = TestKeys.certificate(folder, TestKeys.key(KeyKind.EC_P256));
    Path first = Files.copy(certificateFile, odd.resolve("--Notar Müller (Safe).crt.pem"));
    String id = TestKeys.key(KeyKind.EC_P256).fingerprint().substring(0, 8);
    assertEquals(
        List.of("README.txt", "restore.sh", "recipients/Notar-M-ller-Safe-crt-" + id + ".pem"),
        List.copyOf(
            Companions.of("desk", Recipients.load(List.of(first), Clock.systemUTC())).keySet()));
  }
}
