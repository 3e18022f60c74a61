package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.fixture.Programs;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.Sealer;

/** A sheet is printed, scanned, photographed and typed, and opens what was sealed. */
class PaperKeyIT {
  private static final boolean ALL = Boolean.getBoolean("all");
  private static final String SECRET = "correct horse battery staple";
  private static final List<String> KINDS = List.of("p256", "rsa3072");

  @TempDir static Path made;
  @TempDir private Path folder;

  /** Keys are made once: RSA takes its time. */
  @BeforeAll
  static void makeKeys() throws Exception {
    Files.writeString(made.resolve("pass"), SECRET + "\n");
    for (String kind : KINDS) {
      String said =
          Console.run(
                  "keys",
                  "new",
                  kind,
                  "--kind",
                  kind,
                  "--holder",
                  "Notary Grün, safe",
                  "--out",
                  made.toString(),
                  "--passphrase-file",
                  made.resolve("pass").toString())
              .done();
      assertTrue(said.contains(kind + ".paper.pdf  the key on paper"), said);
    }
  }

  @BeforeEach
  void needs() {
    Programs.assume("openssl", "pdftoppm", "pdftotext");
  }

  private static Path key(String kind) {
    return made.resolve(kind + ".key.pem");
  }

  private static Path paper(String kind) {
    return made.resolve(kind + ".paper.pdf");
  }

  private Path readBack(Path... inputs) throws Exception {
    Path out = folder.resolve("again.key.pem");
    List<String> words = new ArrayList<>(List.of("keys", "from-paper"));
    Stream.of(inputs).forEach(input -> words.add(input.toString()));
    words.addAll(List.of("-o", out.toString()));
    Console console = Console.run(words.toArray(String[]::new));
    assertEquals(0, console.code(), console.err());
    assertEquals("", console.err());
    return out;
  }

  private static String text(String kind) {
    return Programs.run("pdftotext", "-raw", paper(kind).toString(), "-");
  }

  @ParameterizedTest
  @CsvSource({"p256, 1", "rsa3072, 3"})
  void itSaysInWordsWhatItIsAndNeverThePassphrase(String kind, int pages) throws Exception {
    String text = text(kind).replaceAll("\\s+", " ");
    for (String word :
        List.of(
            "Paper key",
            "Notary Grün, safe",
            "away from the box",
            "keys from-paper",
            "page " + pages + " of " + pages,
            "fingerprint")) {
      assertTrue(text.contains(word), word + " in " + text);
    }
    assertFalse(text.contains(SECRET));
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(paper(kind)));
  }

  static Stream<Scan> scans() {
    List<Scan> scans = new ArrayList<>();
    for (String kind : KINDS) {
      for (int dpi : new int[] {300, 150}) {
        scans.add(new Scan(kind, dpi, "-gray", 0, 0));
        if (ALL || dpi == 150 || kind.equals("p256")) { // those of many large pages take seconds
          scans.add(new Scan(kind, dpi, "-mono", 0, 0));
          scans.add(new Scan(kind, dpi, "-gray", 2, 60));
          scans.add(new Scan(kind, dpi, "-gray", 92, 60));
        }
      }
      scans.add(new Scan(kind, 300, "-mono", -2, 0));
    }
    return scans.stream();
  }

  @ParameterizedTest
  @MethodSource("scans")
  void aScanIsTheKeyAgain(Scan scan) throws Exception {
    Path again = readBack(scan.make(paper(scan.kind()), folder).toArray(Path[]::new));
    assertArrayEquals(Files.readAllBytes(key(scan.kind())), Files.readAllBytes(again));
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(again));
  }

  @ParameterizedTest
  @ValueSource(strings = {"p256", "rsa3072"})
  void thePdfItselfAndWhatIsTypedFromItAreTheKeyAgainAndItOpens(String kind) throws Exception {
    assertArrayEquals(Files.readAllBytes(key(kind)), Files.readAllBytes(readBack(paper(kind))));
    Files.delete(folder.resolve("again.key.pem"));
    Path typed = Files.writeString(folder.resolve("typed.txt"), text(kind));
    Path again = readBack(typed);
    assertArrayEquals(Files.readAllBytes(key(kind)), Files.readAllBytes(again));

    byte[] plain = "a document".getBytes(StandardCharsets.UTF_8);
    Path sealed = sealed(kind, plain);
    Path opened = folder.resolve("opened");
    Programs.decrypt(
        sealed, made.resolve(kind + ".pem"), again, "file:" + made.resolve("pass"), opened);
    assertArrayEquals(plain, Files.readAllBytes(opened));
    String said =
        Console.run(
                "keys",
                "try",
                again.toString(),
                sealed.toString(),
                "--certificate",
                made.resolve(kind + ".pem").toString(),
                "--passphrase-file",
                made.resolve("pass").toString())
            .done();
    assertTrue(said.contains("opened, 10 bytes, undamaged"), said);
  }

  private Path sealed(String kind, byte[] plain) throws Exception {
    Path sealed = folder.resolve("sealed.cms");
    try (OutputStream out = Files.newOutputStream(sealed)) {
      new Sealer(
              Recipients.load(List.of(made.resolve(kind + ".pem")), Clock.systemUTC()),
              new SecureRandom())
          .seal(new ByteArrayInputStream(plain), plain.length, out);
    }
    return sealed;
  }

  /** By the commands that are printed on it. */
  @ParameterizedTest
  @ValueSource(strings = {"p256", "rsa3072"})
  void withoutThisProgramTypedLinesAreTheKeyInDer(String kind) throws Exception {
    Path typed = Files.writeString(folder.resolve("TYPED.txt"), lines(kind));
    String printed = text(kind).replaceAll("\\s+", " ");
    String command = printed.substring(printed.indexOf("sed 's/"));
    command = command.substring(0, command.indexOf("> key.der") + 9);
    Programs.run("sh", "-c", "cd " + folder + " && " + command);
    Programs.run(
        "openssl",
        "pkey",
        "-inform",
        "DER",
        "-in",
        folder.resolve("key.der").toString(),
        "-noout",
        "-passin",
        "file:" + made.resolve("pass"));
    assertTrue(Files.exists(typed));
  }

  /** The numbered lines alone, in order. */
  private static String lines(String kind) {
    return text(kind)
        .lines()
        .map(String::strip)
        .filter(line -> line.matches("\\d+( [0-9A-Z]{4}){7}"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void whatIsTypedWronglyIsToldByLineAndGroup() throws Exception {
    List<String> lines = new ArrayList<>(lines("p256").lines().toList());
    String fifth = lines.get(4);
    char other = fifth.charAt(13) == 'K' ? 'M' : 'K';
    lines.set(4, fifth.substring(0, 13) + other + fifth.substring(14));
    Path typed = Files.writeString(folder.resolve("typed.txt"), String.join("\n", lines));
    Path out = folder.resolve("again.key.pem");
    Console console = Console.run("keys", "from-paper", typed.toString(), "-o", out.toString());
    assertEquals(0, console.code(), console.err());
    assertTrue(console.err().startsWith("sealpress: line 5, group 3: "), console.err());
    assertArrayEquals(Files.readAllBytes(key("p256")), Files.readAllBytes(out));

    lines.remove(7);
    lines.set(2, "3 KKKK KKKK MMMM MMMM KKKK KKKK MMMM");
    Files.writeString(typed, String.join("\n", lines));
    Path none = folder.resolve("none.key.pem");
    console = Console.run("keys", "from-paper", typed.toString(), "-o", none.toString());
    assertEquals(ExitCode.KEY.code(), console.code());
    assertTrue(console.err().contains("sealpress: line 8 is missing\n"), console.err());
    assertTrue(console.err().contains("sealpress: line 3"), console.err());
    assertFalse(Files.exists(none));
  }

  @Test
  void aPageOfSeveralThatIsNotThereIsTold() throws Exception {
    List<Path> pages = new Scan("rsa3072", 150, "-gray", 0, 0).make(paper("rsa3072"), folder);
    String said =
        Console.run("keys", "from-paper", pages.get(0).toString(), "-o", folder + "/no.pem").err();
    assertTrue(said.contains("code 3 of 4 could not be read"), said);
  }

  @Test
  void nothingIsWrittenOver() throws Exception {
    Path out = Files.writeString(folder.resolve("mine.pem"), "mine");
    for (String[] words :
        new String[][] {
          {"keys", "from-paper", paper("p256").toString(), "-o", out.toString()},
          {"keys", "paper", key("p256").toString(), "-o", out.toString()}
        }) {
      assertTrue(Console.run(words).failed(ExitCode.INCOMPLETE).contains("is there already"));
    }
    assertEquals("mine", Files.readString(out));
  }

  @Test
  void aKeyThatIsThereAlreadyIsPutOnPaperAfterItsPassphraseWasTried() throws Exception {
    Path out = folder.resolve("out.pdf");
    String[] words = {
      "keys",
      "paper",
      key("p256").toString(),
      "-o",
      out.toString(),
      "--passphrase-file",
      made.resolve("pass").toString()
    };
    assertTrue(Console.run(words).done().contains("print it at its full size"));
    String text = Programs.run("pdftotext", out.toString(), "-");
    assertTrue(text.contains("Notary Grün, safe"), text);
    assertArrayEquals(Files.readAllBytes(key("p256")), Files.readAllBytes(readBack(out)));

    Files.delete(out);
    words[6] = Files.writeString(folder.resolve("wrong"), "not this one at all\n").toString();
    assertTrue(Console.run(words).failed(ExitCode.KEY).contains("wrong passphrase"));
    assertFalse(Files.exists(out));
    Path open = folder.resolve("open.key.pem");
    Programs.run(
        "openssl",
        "genpkey",
        "-algorithm",
        "EC",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-out",
        open.toString());
    assertTrue(
        Console.run("keys", "paper", open.toString(), "-o", out.toString())
            .failed(ExitCode.KEY)
            .contains("is under no passphrase"));
  }

  @Test
  void anotherPairsCertificateIsNoProof() {
    String said =
        Console.run(
                "keys",
                "try",
                key("p256").toString(),
                "--certificate",
                made.resolve("rsa3072.pem").toString(),
                "--passphrase-file",
                made.resolve("pass").toString())
            .failed(ExitCode.KEY);
    assertTrue(said.contains("is not of the key"), said);
  }

  @Test
  void aKeyOfAnotherArchiveIsTold() throws Exception {
    Path sealed = sealed("rsa3072", new byte[9]);
    Console console =
        Console.run(
            "keys",
            "try",
            key("p256").toString(),
            sealed.toString(),
            "--passphrase-file",
            made.resolve("pass").toString());
    assertEquals(ExitCode.KEY.code(), console.code());
    assertTrue(console.err().contains("was sealed for CN="), console.err());
    assertTrue(console.out().contains("It opens what is sealed for the certificate of"));
  }

  @Test
  void recipientsAreListed() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("sealpress.yaml"),
            "box: b\ndata: data\nrecipients: [%s, %s]\nclasses:\n  legal: {}\n"
                .formatted(made.resolve("p256.pem"), made.resolve("rsa3072.pem")));
    String said = Console.run("keys", "list", "--config", config.toString()).done();
    assertTrue(said.contains("Notary Grün, safe: EC, P-256, until 20"), said);
    assertTrue(said.contains("RSA, 3072 bits"), said);
    String json = Console.run("keys", "list", "--json", "--config", config.toString()).done();
    assertTrue(json.contains("\"warning\" : \"\""), json);
  }
}
