package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.daemon.Daemon;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.appliance.fixture.Paperwork;
import org.sealpress.fixture.OpenSslTsa;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.scan.virtual.VirtualScanner;
import org.sealpress.seal.TimeStampAuthority;
import org.sealpress.seal.TimeStampFile;
import org.sealpress.seal.TsaTrust;

/** What a real box has delivered, as evidence that is checked without this program. */
@Timeout(240)
class EvidenceIT {
  private static final String WHOLE = "Is the folder as it was exported?";
  private static final String SEALED = "Is the sealed file the one in the ledger's line?";
  private static final String PROVEN = "Is the line one of those that the box signed?";
  private static final String SIGNED = "Has the box signed that?";
  private static final String WHEN = "When was it there at the latest?";
  private static final String OPEN = "Open the sealed file";
  private static final String SEAL = "Has the box signed the document?";
  private static final String WHOSE = "Is that certificate the box's?";
  private static final String OTHERS = "Are the other lines signed too?";

  @TempDir private static Path home;
  private static Path original;
  private static Path tsa;
  private static Path openKey;
  private static Path passphrase;
  private static Box box;
  private static String id;

  @TempDir private Path folder;
  private Path drive;
  private Path out;

  @BeforeAll
  static void deliver() throws Exception {
    Programs.assume("tesseract", "openssl", "basenc", "sha256sum");
    try (VirtualScanner scanner = VirtualScanner.builder().pagesPerMinute(240).start()) {
      box =
          Box.in(home, scanner.address())
              .withTargets("  usb: { kind: drive, path: drive, mounted: no, smallest: 0 MB }\n");
      Daemon daemon = new Daemon(ConfigFile.read(box.configure()), Clock.systemUTC());
      try {
        box.awaitScanner("ready");
        scanner.load(Paperwork.sheets(1));
        box.await(box.press(), "safe");
        CheckpointStore signed = new CheckpointStore(box.drive().resolve("checkpoints"));
        Awaitility.await("a checkpoint")
            .atMost(Duration.ofSeconds(60))
            .until(() -> !signed.sizes().isEmpty());
      } finally {
        daemon.close();
      }
    }
    original = box.drive();
    stamp();
    id = documents().get(0).substring(0, 26);
    passphrase = Files.writeString(home.resolve("pass"), Box.PASSPHRASE + "\n");
    openKey = home.resolve("open.key.pem");
    Programs.run(
        "openssl",
        "pkey",
        "-in",
        box.keyFile("spare").toString(),
        "-passin",
        "file:" + passphrase,
        "-out",
        openKey.toString());
  }

  private static void stamp() throws Exception {
    try (OpenSslTsa authority = OpenSslTsa.start(Files.createDirectory(home.resolve("tsa")))) {
      tsa = authority.authority();
      CheckpointStore signed = new CheckpointStore(original.resolve("checkpoints"));
      long newest = signed.sizes().get(signed.sizes().size() - 1);
      assertTrue(
          TimeStampFile.stamp(
              signed.file(CheckpointStore.name(newest)),
              new TimeStampAuthority(
                  authority.url(),
                  TsaTrust.read(List.of(tsa)),
                  Optional.empty(),
                  new SecureRandom())));
    }
  }

  private static List<String> documents() throws IOException {
    try (Stream<Path> files = Files.walk(original.resolve("objects"))) {
      return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    }
  }

  @BeforeEach
  void copy() throws IOException {
    out = folder.resolve("evidence");
    drive = copy(original, folder.resolve("drive"));
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  private Console evidence(String... more) {
    return Console.run(
        Stream.concat(
                Stream.of("ledger", "evidence", id.substring(0, 8), "-o", out.toString()),
                Arrays.stream(more))
            .toArray(String[]::new));
  }

  private String[] all() {
    return new String[] {
      "--from",
      drive.toString(),
      "--key",
      box.keyFile("spare").toString(),
      "--passphrase-file",
      passphrase.toString(),
      "--vkey",
      vkey().toString(),
      "--tsa-certificate",
      tsa.toString()
    };
  }

  private static Path vkey() {
    try (Stream<Path> files = Files.list(original.resolve("checkpoints"))) {
      return files.filter(file -> file.toString().endsWith(".vkey")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private ReportSteps steps() throws IOException {
    Files.copy(openKey, out.resolve("KEY.pem"));
    // The report names one of the two recipients; whoever has the other key takes its certificate.
    Path report = out.resolve("REPORT.txt");
    String text = Files.readString(report);
    String own = name("recipients/spare-");
    ReportSteps steps = ReportSteps.of(out, folder);
    if (text.contains("-recip " + own)) {
      return steps;
    }
    Path with = Files.createDirectory(folder.resolve("with"));
    Files.writeString(
        with.resolve("REPORT.txt"), text.replaceAll("-recip recipients/[^ ]+", "-recip " + own));
    return ReportSteps.of(with, folder).in(out);
  }

  private String name(String prefix) throws IOException {
    return names().stream().filter(each -> each.startsWith(prefix)).findFirst().orElseThrow();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> out.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void everyStepOfTheReportIsDoneWithAShellAndOpensslAlone() throws Exception {
    String said = evidence(all()).done();
    assertFalse(said.contains("NOT CHECKED"), said);
    assertEquals(10, said.lines().filter(line -> line.startsWith("OK: ")).count(), said);
    Files.copy(openKey, out.resolve("KEY.pem"));
    ReportSteps steps = ReportSteps.of(out, folder);
    assertEquals(
        List.of(WHOLE, SEALED, PROVEN, SIGNED, WHEN, OPEN, SEAL, WHOSE, OTHERS), steps.titles());
    for (String title : steps.titles()) {
      assertEquals("", steps.run(title), title);
    }
    String report = Files.readString(out.resolve("REPORT.txt"));
    assertTrue(report.contains("The ledger "), report);
    assertTrue(report.contains("was put on drive:A:"), report);
    assertTrue(
        report.lines().filter(line -> !line.startsWith("    ")).allMatch(l -> l.length() <= 110));
  }

  @Test
  void aChangedByteInAnyFileFailsTheStepThatCoversIt() throws Exception {
    evidence(all()).done();
    List<String> names = names();
    ReportSteps steps = steps();
    Random random = new Random(4);
    for (String name : names) {
      byte[] good = Files.readAllBytes(out.resolve(name));
      for (int place : places(name, good, random)) {
        byte[] bad = good.clone();
        bad[place] ^= 1;
        Files.write(out.resolve(name), bad);
        String what = name + ", byte " + place;
        assertNotEquals("", steps.run(WHOLE), what);
        for (String title : covering(name)) {
          assertNotEquals("", steps.run(title), what);
        }
      }
      Files.write(out.resolve(name), good);
    }
    assertEquals("", steps.run(WHOLE), "all is as it was again");
  }

  /** Of PEM the text in the middle; of the time-stamp what is signed and the signature. */
  private static List<Integer> places(String name, byte[] content, Random random) {
    List<Integer> places = new ArrayList<>();
    if (name.endsWith(".tsr")) {
      places.addAll(List.of(content.length - 1, content.length - 40, stamped(content)));
      return places;
    }
    boolean pem = name.endsWith(".pem");
    int from = pem ? 30 : 0;
    int to = pem ? 80 : content.length;
    for (int i = 0; i < 3; i++) {
      places.add(from + random.nextInt(to - from));
    }
    return places;
  }

  /** Where the hash in a time-stamp is: 32 bytes after the algorithm's NULL. */
  private static int stamped(byte[] tsr) {
    String all = new String(tsr, StandardCharsets.ISO_8859_1);
    return all.indexOf("\u0005\0\u0004 ") + 10;
  }

  private static List<String> covering(String name) {
    if (name.endsWith(".cms")) {
      return List.of(SEALED, PROVEN, OPEN);
    } else if (name.endsWith(".pdf")) {
      return List.of(OPEN);
    } else if (name.startsWith("other-lines/")) {
      return List.of(OTHERS);
    } else if (name.endsWith(".tlog-proof")) {
      return List.of(PROVEN);
    } else if (name.startsWith("box-certificates/")) {
      return List.of(WHOSE);
    }
    return switch (name) {
      case "ledger-line.json", "ledger-key.vkey" -> List.of(PROVEN);
      case "checkpoint.signed" -> List.of(PROVEN, WHEN);
      case "checkpoint.txt", "checkpoint.sig", "ledger-key.pem" -> List.of(PROVEN, SIGNED);
      case "checkpoint.tsr", "time-stamp-certificates.pem" -> List.of(WHEN);
      default -> List.of(); // the report, its script, certificates of recipients: the first step
    };
  }

  @Test
  void aChangedByteInThePdfFailsItsSignature() throws Exception {
    evidence(all()).done();
    ReportSteps steps = steps();
    Path pdf = out.resolve(id + ".v1.pdf");
    byte[] good = Files.readAllBytes(pdf);
    for (int place : new int[] {1000, good.length / 2, good.length - 8}) {
      byte[] bad = good.clone();
      bad[place] ^= 1;
      Files.write(pdf, bad);
      assertNotEquals("", steps.run(SEAL), "byte " + place);
    }
  }

  @Test
  void withoutAKeyAndAnAuthorityWhatIsNotCheckedIsToldAndTheRestCanBe() throws Exception {
    String said = evidence("--from", drive.toString()).done();
    for (String not :
        List.of(
            "NOT CHECKED: The ledger's public key is the box's own. Why: ",
            "NOT CHECKED: The time-stamp is by an authority that you trust. Why: ",
            "NOT CHECKED: The document in the sealed file",
            "NOT CHECKED: The PDF is signed by the box")) {
      assertTrue(said.contains(not), said);
    }
    assertTrue(Files.notExists(out.resolve(id + ".v1.pdf")));
    ReportSteps steps = steps();
    assertEquals(List.of(WHOLE, SEALED, PROVEN, SIGNED, WHEN, OPEN, OTHERS), steps.titles());
    for (String title : steps.titles()) {
      assertEquals("", steps.run(title), title);
    }
  }

  @Test
  void anObjectThatIsDamagedInOnePlaceIsTakenFromTheNext() throws Exception {
    Path second = copy(original, folder.resolve("second"));
    String object = original.relativize(object(original)).toString();
    flip(drive.resolve(object), 300);
    String one = evidence("--from", drive.toString()).failed(ExitCode.DAMAGED);
    assertTrue(one.startsWith(object + " on " + drive + " is damaged: its SHA-256 is "), one);
    nothingIsLeft();
    Console both = evidence("--from", drive.toString(), "--from", second.toString());
    both.done();
    assertTrue(both.err().contains(object + " on " + drive + " is damaged"), both.err());
    assertTrue(Files.readString(out.resolve("REPORT.txt")).contains("NOTE: " + object));
  }

  private static Path object(Path in) throws IOException {
    try (Stream<Path> files = Files.walk(in.resolve("objects"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }

  private void nothingIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of(),
          files.filter(file -> file.getFileName().toString().contains("evidence")).toList());
    }
  }

  @Test
  void whatDoesNotHoldIsNamedAndThereIsNoFolder() throws Exception {
    Map<String, String> wrong =
        Map.of(
            "checkpoints/.*[0-9]", "is not as it was written and signed: ",
            "checkpoints/.*tsr", "no time-stamp of what was signed over entry ",
            "ledger/.*jsonl", "is not as it was written and signed: ");
    for (Map.Entry<String, String> each : wrong.entrySet()) {
      Path file = find(each.getKey());
      byte[] good = Files.readAllBytes(file);
      flip(file, good.length - 20);
      String said = evidence("--from", drive.toString()).failed(ExitCode.DAMAGED);
      assertTrue(said.contains(each.getValue()), each.getKey() + ": " + said);
      nothingIsLeft();
      Files.write(file, good);
    }
  }

  private Path find(String regex) throws IOException {
    try (Stream<Path> files = Files.walk(drive)) {
      return files
          .filter(file -> drive.relativize(file).toString().matches(regex))
          .sorted()
          .reduce((one, other) -> other)
          .orElseThrow();
    }
  }

  @Test
  void aWrongKeyAnotherLedgersKeyAndAnotherAuthority() throws Exception {
    Path stranger = folder.resolve("stranger.key.pem");
    Programs.run(
        "openssl",
        "genpkey",
        "-algorithm",
        "EC",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-out",
        stranger.toString());
    String key =
        evidence("--from", drive.toString(), "--key", stranger.toString()).failed(ExitCode.KEY);
    assertTrue(key.startsWith(id + ".v1.cms was sealed for "), key);
    nothingIsLeft();
    String vkey =
        evidence(
                "--from",
                drive.toString(),
                "--vkey",
                "example.com/foo+530d903a+AZTmIAIHmi/Mf+kMSNQMo5BZ6vvLkzBxnGB3OTuHO2Fj")
            .failed(ExitCode.KEY);
    assertTrue(vkey.contains("is no verifier key"), vkey);
    Path other = OpenSslTsa.authority(folder, "other");
    String authority =
        evidence("--from", drive.toString(), "--tsa-certificate", other.toString())
            .failed(ExitCode.DAMAGED);
    assertTrue(authority.contains("the time-stamp does not hold: "), authority);
    nothingIsLeft();
  }

  @Test
  void aFolderThatIsThereIsLeftAsItIs() throws Exception {
    Files.createDirectory(out);
    assertEquals(
        out + " is there already: nothing is written over; name a new folder",
        evidence("--from", drive.toString()).failed(ExitCode.INCOMPLETE));
    try (Stream<Path> files = Files.list(out)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void noDocumentBeginsSo() throws Exception {
    String said =
        Console.run("ledger", "evidence", "22222222", "--from", drive.toString(), "-o", "x")
            .failed(ExitCode.USAGE);
    assertEquals(
        "no document in the ledger of " + drive + " has an id that begins with 22222222", said);
    assertTrue(
        Console.run("ledger", "evidence", "../x", "--from", drive.toString(), "-o", "x")
            .failed(ExitCode.USAGE)
            .contains("is no id"));
  }
}
