package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.fixture.Programs;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.TestKeys;

class InitIT {
  @TempDir private Path folder;
  private Path config;
  private Path first;
  private Path second;
  private Path drive;

  @BeforeEach
  void prepare() throws Exception {
    config = folder.resolve("sealpress.yaml");
    drive = Files.createDirectory(folder.resolve("drive"));
    first = TestKeys.certificate(folder, TestKeys.key(KeyKind.EC_P256));
    second = TestKeys.certificate(folder, TestKeys.key(KeyKind.EC_P384));
  }

  @Test
  void theConfigurationIsOneThatTheDaemonTakes() throws Exception {
    String out =
        Console.run(
                init(
                    "--recipient",
                    second.toString(),
                    "--drive",
                    drive.toString(),
                    "--not-mounted",
                    "--label",
                    "Monday",
                    "--remote",
                    "office:sealpress",
                    "--scanner",
                    "scanner.example:6577",
                    "--http-port",
                    "8499"))
            .done();
    assertEquals(
        """
        The drive at %s is now "Monday": write that on it.
        %s is written.
        Look through it, then: sealpress run --config %s
        """
            .formatted(drive, config, config),
        out);
    Config read = ConfigFile.read(config).config();
    assertEquals("desk", read.box());
    assertEquals(List.of(first, second), read.recipients());
    assertEquals("scanner.example", read.scanner().host());
    assertEquals(6577, read.scanner().port());
    assertEquals(8499, read.http().port());
    assertEquals(
        List.of("drive-a", "offsite"), read.targets().stream().map(TargetConfig::name).toList());
  }

  @Test
  void inAFolderTheFileIsFoundByTheOtherVerbs() throws Exception {
    Program.run(
            folder,
            "init",
            "--box",
            "desk",
            "--recipient",
            first.getFileName().toString(),
            "--http-port",
            "1")
        .with(0);
    assertTrue(Files.exists(config));
    assertTrue(
        Program.run(folder, "status").with(8).line().contains("at https://127.0.0.1:1 "), "found");
  }

  @Test
  void oneKeyAndNoTargetAreWarnedOf() {
    Console ended = Console.run(init());
    assertEquals(0, ended.code());
    List<String> lines = ended.err().lines().toList();
    assertEquals(2, lines.size(), ended.err());
    assertTrue(lines.get(0).startsWith("sealpress: there is only one recipient ("), ended.err());
    assertTrue(
        lines.get(1).matches("sealpress: .*sealpress.yaml:[0-9]+: `targets` has none; .*"),
        ended.err());
  }

  @Test
  void aDriveOfTheSetIsTakenAsItIs() {
    Console.run(init("--drive", drive.toString(), "--label", "A", "--not-mounted")).done();
    Path other = folder.resolve("other.yaml");
    String[] again = init("--drive", drive.toString(), "--not-mounted");
    again[2] = other.toString();
    assertTrue(
        Console.run(again).done().startsWith("The drive at " + drive + " is \"A\" already.\n"));
    again = init("--drive", drive.toString(), "--label", "B", "--not-mounted");
    again[2] = folder.resolve("third.yaml").toString();
    assertEquals(
        "the drive at %s is \"A\" already, not \"B\": leave --label out, or use another drive"
            .formatted(drive),
        Console.run(again).failed(ExitCode.TARGET));
  }

  @Test
  void aConfigurationThatIsThereStays() throws Exception {
    Files.writeString(config, "mine");
    assertEquals(
        config + " is there already: nothing is written over; edit it, or choose another --config",
        Console.run(init()).failed(ExitCode.CONFIGURATION));
    assertEquals("mine", Files.readString(config));
  }

  @Test
  void whatCantBeWrittenMarksNoDrive() throws Exception {
    String[] arguments = init("--drive", drive.toString(), "--not-mounted");
    arguments[2] = folder + "/none/sealpress.yaml";
    String line = Console.run(arguments).failed(ExitCode.CONFIGURATION);
    assertTrue(line.contains("there is no folder " + folder + "/none"), line);
    untouched();
  }

  @Test
  void aValueThatIsNotAllowedMarksNoDrive() throws Exception {
    String line =
        Console.run(init("--drive", drive.toString(), "--remote", "nonsense"))
            .failed(ExitCode.CONFIGURATION);
    assertTrue(line.contains("`nonsense`"), line);
    assertTrue(line.contains("expected an rclone remote and a path"), line);
    untouched();
  }

  @Test
  void aDriveThatIsNotThere() throws Exception {
    String line = Console.run(init("--drive", folder + "/none")).failed(ExitCode.TARGET);
    assertEquals(
        "there is no folder %s/none: insert a drive and mount it there".formatted(folder), line);
    untouched();
  }

  @Test
  void aFolderIsNoDriveUnlessSomebodySaysSo() throws Exception {
    String line = Console.run(init("--drive", drive.toString())).failed(ExitCode.TARGET);
    assertTrue(line.startsWith("no drive is in the slot: nothing is mounted at " + drive), line);
    assertTrue(line.endsWith("; to use it all the same: --not-mounted"), line);
    untouched();
    Console taken = Console.run(init("--drive", drive.toString(), "--not-mounted"));
    assertEquals(0, taken.code(), taken.err());
    assertTrue(taken.err().contains("a folder protects from nothing"), taken.err());
    assertTrue(Files.readString(config).contains("    mounted: no\n"));
    for (String name : List.of("drive.json", "README.txt", "restore.sh", "recipients")) {
      assertTrue(Files.exists(drive.resolve(name)), name);
    }
  }

  @Test
  void wrongUsage() {
    assertEquals(
        "--label is for a drive: give --drive too",
        Console.run(init("--label", "A")).failed(ExitCode.USAGE));
    assertEquals(
        "--not-mounted is for a drive: give --drive too",
        Console.run(init("--not-mounted")).failed(ExitCode.USAGE));
    assertEquals(
        "--scanner nowhere: expected HOST:PORT",
        Console.run(init("--scanner", "nowhere")).failed(ExitCode.USAGE));
    String line =
        Console.run(init("--drive", drive.toString(), "--label", "a\u0007b"))
            .failed(ExitCode.USAGE);
    assertTrue(line.startsWith("--label `a\\u0007b`: "), line);
  }

  @Test
  void aCertificateThatHasExpired() throws Exception {
    Programs.assume("openssl");
    Path expired = certificate("expired", "keyEncipherment", true);
    String line = refused(expired);
    assertTrue(line.startsWith("the certificate " + expired + " (CN=expired) "), line);
    assertTrue(line.contains("expired") && line.contains("`sealpress keys new`"), line);
  }

  @Test
  void aCertificateThatIsNotForEncryption() throws Exception {
    Programs.assume("openssl");
    Path signer = certificate("signer", "digitalSignature", false);
    assertEquals(
        "the certificate "
            + signer
            + " (CN=signer) is not for encryption: its key usage lacks keyEncipherment; take a"
            + " certificate that was made for encryption",
        refused(signer));
  }

  @Test
  void aPrivateKeyInTheCertificatesPlace() throws Exception {
    Path key = TestKeys.keyFile(folder, TestKeys.key(KeyKind.EC_P256));
    assertTrue(refused(key).startsWith(key + " holds a private key; expected a certificate"));
  }

  private String refused(Path recipient) throws Exception {
    String line =
        Console.run(init("--recipient", recipient.toString(), "--drive", drive.toString()))
            .failed(ExitCode.KEY);
    untouched();
    return line;
  }

  private void untouched() throws Exception {
    assertFalse(Files.exists(config));
    try (Stream<Path> left = Files.list(drive)) {
      assertEquals(0, left.count(), "no marker");
    }
  }

  /** Made by openssl, as we make none such. */
  private Path certificate(String name, String usage, boolean expired) throws Exception {
    Path file = folder.resolve(name + ".pem");
    Path key = folder.resolve(name + ".key");
    Path request = folder.resolve(name + ".csr");
    Path extensions =
        Files.writeString(folder.resolve(name + ".ext"), "keyUsage=critical," + usage + "\n");
    Programs.run(
        "openssl",
        "req",
        "-new",
        "-newkey",
        "rsa:3072",
        "-nodes",
        "-keyout",
        key.toString(),
        "-out",
        request.toString(),
        "-subj",
        "/CN=" + name);
    Programs.run(
        "openssl",
        "x509",
        "-req",
        "-in",
        request.toString(),
        "-signkey",
        key.toString(),
        "-days",
        expired ? "-1" : "100",
        "-extfile",
        extensions.toString(),
        "-out",
        file.toString());
    return file;
  }

  private String[] init(String... more) {
    return Stream.concat(
            Stream.of(
                "init",
                "--config",
                config.toString(),
                "--box",
                "desk",
                "--data",
                folder.resolve("data").toString(),
                "--recipient",
                first.toString()),
            Stream.of(more))
        .toArray(String[]::new);
  }
}
