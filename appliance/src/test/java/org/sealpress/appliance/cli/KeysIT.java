package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpress.fixture.Programs;

class KeysIT {
  private static final String SECRET = "correct horse battery staple";

  @TempDir private Path folder;
  private Path passphrase;

  @BeforeEach
  void prepare() throws Exception {
    Programs.assume("openssl");
    passphrase = Files.writeString(folder.resolve("pass"), SECRET + "\n");
  }

  @Test
  void aKeyIsMadeThatOpensslOpensWithThePassphraseAlone() throws Exception {
    Program.Ended ended =
        Program.run(
                folder,
                "keys",
                "new",
                "recovery",
                "--holder",
                "Notary, safe",
                "--passphrase-file",
                "pass")
            .with(0);
    assertEquals("", ended.err());
    assertFalse(ended.out().contains(SECRET), ended.out());
    Path key = folder.resolve("recovery.key.pem");
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(key));
    openssl("pkey", "-in", key.toString(), "-noout", "-passin", "file:" + passphrase);
    assertThrows(
        IllegalStateException.class,
        () -> openssl("pkey", "-in", key.toString(), "-noout", "-passin", "pass:something else"));
    String certificate =
        openssl("x509", "-in", folder.resolve("recovery.pem").toString(), "-noout", "-text");
    assertTrue(certificate.contains("Subject: CN = \"Notary, safe\""), certificate);
    assertTrue(certificate.contains("Key Encipherment"), certificate);
    assertTrue(ended.out().contains("keep it away from the box"), ended.out());
    // The check that it tells to do.
    String check =
        ended.out().lines().filter(line -> line.contains("openssl pkey")).findFirst().orElseThrow();
    assertEquals(
        "the passphrase is right\n",
        Programs.run(
            "sh",
            "-c",
            "cd " + folder + " && " + check.replace("-noout", "-noout -passin file:pass")));
  }

  @ParameterizedTest
  @CsvSource({"p256, prime256v1", "P384, secp384r1"})
  void otherKindsOfKeysCanBeHad(String kind, String curve) throws Exception {
    Console.run(keys("spare", "--kind", kind)).done();
    assertTrue(
        openssl("x509", "-in", folder.resolve("spare.pem").toString(), "-noout", "-text")
            .contains(curve));
  }

  @Test
  void nothingIsWrittenOverAndNobodyIsAskedForAPassphraseInVain() throws Exception {
    Path certificate = Files.writeString(folder.resolve("recovery.pem"), "mine");
    assertEquals(
        certificate + " is there already: nothing is written over; choose another name",
        Console.run("keys", "new", "recovery", "--out", folder.toString())
            .failed(ExitCode.INCOMPLETE));
    assertEquals("mine", Files.readString(certificate));
    assertEquals(List.of("pass", "recovery.pem"), list());
  }

  @Test
  void aFolderThatIsNotThere() {
    assertEquals(
        "there is no folder %s/none: make it, or choose another --out".formatted(folder),
        Console.run("keys", "new", "recovery", "--out", folder + "/none")
            .failed(ExitCode.INCOMPLETE));
  }

  @Test
  void aPassphraseThatIsTooShort() throws Exception {
    Files.writeString(passphrase, "short\nbut more on the next line\n");
    assertEquals(
        "the passphrase has 5 characters; it must have at least 12: take four or more random words",
        Console.run(keys("recovery")).failed(ExitCode.KEY));
    assertEquals(List.of("pass"), list());
  }

  @Test
  void aPassphraseFileThatIsNotThere() throws Exception {
    Files.delete(passphrase);
    assertEquals(
        passphrase + ": no such file or folder; check the name",
        Console.run(keys("recovery")).failed(ExitCode.INCOMPLETE));
  }

  @Test
  void withoutATerminalAPassphraseFileIsNeeded() throws Exception {
    Program.Ended ended = Program.run(folder, "keys", "new", "recovery").with(2);
    assertEquals(
        "sealpress: there is no terminal to ask for a passphrase: use --passphrase-file",
        ended.line());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../x | | \"../x\" can't be the name of files: expected letters, digits, - and _",
        "x    | --years=0 | 0 years: expected 1 to 100",
        "x    | --years=101 | 101 years: expected 1 to 100"
      })
  void whatMakesNoSense(String name, String option, String line) {
    assertEquals(
        line, Console.run(option == null ? keys(name) : keys(name, option)).failed(ExitCode.USAGE));
  }

  private String[] keys(String name, String... more) {
    return Stream.concat(
            Stream.of(
                "keys",
                "new",
                name,
                "--out",
                folder.toString(),
                "--passphrase-file",
                passphrase.toString()),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static String openssl(String... arguments) {
    return Programs.run("openssl", arguments);
  }

  private List<String> list() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theBoxsOwnKeyIsReplacedAndNothingIsWrittenOver() throws Exception {
    Files.writeString(
        folder.resolve("sealpress.yaml"),
        "box: desk\ndata: data\nrecipients: [a.pem]\ntargets: { t: { kind: folder, path: t } }\n");
    Program.Ended early = Program.run(folder, "keys", "rotate-seal").with(1);
    assertTrue(early.err().contains("there is no data folder"), early.err());
    Files.createDirectory(folder.resolve("data"));
    for (int number = 1; number <= 2; number++) {
      Program.Ended ended = Program.run(folder, "keys", "rotate-seal").with(0);
      Path key = folder.resolve("data/seal/000" + number + ".key.pem");
      assertTrue(ended.out().startsWith(key + "  the new key"), ended.out());
      assertTrue(ended.out().contains("systemctl restart sealpress"), ended.out());
      assertEquals(
          PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(key));
      openssl("pkey", "-in", key.toString(), "-noout");
      openssl("x509", "-in", key.toString(), "-noout");
    }
  }
}
