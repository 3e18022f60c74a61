package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.daemon.Daemon;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.appliance.fixture.BrowserFixture;
import org.sealpress.appliance.fixture.BrowserFixture.Size;
import org.sealpress.appliance.fixture.Paperwork;
import org.sealpress.appliance.fixture.ProcessMemory;
import org.sealpress.appliance.fixture.Visit;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.RandomId;
import org.sealpress.scan.virtual.VirtualScanner;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.Sealer;
import org.sealpress.vault.DocumentMeta;
import org.sealpress.vault.DocumentVersion;
import org.sealpress.vault.PlainSource;
import org.sealpress.vault.Vault;

/**
 * Documents of a real daemon are opened in a real browser, and a drill is done there. One document
 * has left the box; another one is large, 100 MB with {@code -Dall=true}.
 */
@Timeout(240)
class ReadingRoomIT {
  private static final String PASSPHRASE = "seven lamps burn on the quay";
  private static final String MISTYPED = "seven lambs burn on the quay";
  private static final int LARGE = (Boolean.getBoolean("all") ? 100 : 8) << 20;
  private static final int SLICE = 40;

  @TempDir private static Path folder;
  private static Box box;
  private static Program daemon;
  private static DocumentVersion scanned;
  private static DocumentVersion large;
  private static final List<Request> REQUESTS = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void sealThenStartAgain() throws Exception {
    Programs.assume("tesseract", "openssl");
    BrowserFixture.assume();
    try (VirtualScanner scanner = VirtualScanner.builder().pagesPerMinute(240).start()) {
      box =
          Box.in(folder, scanner.address())
              .withTargets("  usb: { kind: drive, path: drive, mounted: no, smallest: 0 MB }\n");
      Files.writeString(folder.resolve("pass"), PASSPHRASE + "\n");
      newKey("reader-ec", "p256");
      newKey("reader-rsa", "rsa3072");
      newKey("stranger", "p256");
      Path config = box.configure();
      Files.writeString(
          config,
          Files.readString(config)
              .replace("[recovery.pem,", "[reader-ec.pem, reader-rsa.pem, recovery.pem,"));
      Daemon first = new Daemon(ConfigFile.read(config), Clock.systemUTC());
      try {
        box.awaitScanner("ready");
        scanner.load(Paperwork.sheets(1));
        box.await(box.press(), "safe");
        Awaitility.await("a signed ledger")
            .atMost(Duration.ofSeconds(60))
            .until(() -> Files.isDirectory(box.drive().resolve("checkpoints")));
      } finally {
        first.close();
      }
      storeLarge();
      // A process of its own, in which no document was ever seen.
      daemon =
          Program.start(
              folder, List.of("SEALPRESS_HEAP=128m"), "run", "--config", config.toString());
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(() -> box.status().containsKey("slots"));
    }
  }

  private static void newKey(String name, String kind) {
    String[] made = {"keys", "new", name, "--kind", kind, "--no-paper", "--out", folder.toString()};
    String pass = folder.resolve("pass").toString();
    Console.run(
            Stream.concat(Arrays.stream(made), Stream.of("--passphrase-file", pass))
                .toArray(String[]::new))
        .done();
  }

  /** The scanned one leaves the box; a large one comes. */
  private static void storeLarge() throws Exception {
    SecureRandom random = new SecureRandom();
    byte[] content = new byte[LARGE];
    random.nextBytes(content);
    System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 9);
    Path pdf = Files.write(folder.resolve("large.pdf"), content);
    List<Path> recipients =
        List.of(folder.resolve("reader-ec.pem"), folder.resolve("reader-rsa.pem"));
    try (Ledger ledger =
            Ledger.open(box.data().resolve("ledger"), "desk", Clock.systemUTC(), random);
        Vault vault = Vault.open(box.data().resolve("vault"), ledger)) {
      scanned = vault.catalog().latest(1).get(0);
      DocumentMeta meta =
          new DocumentMeta(
              RandomId.next(random),
              1,
              "legal",
              1,
              RandomId.next(random),
              Clock.systemUTC().instant());
      large =
          vault
              .store(
                  meta,
                  new Sealer(Recipients.load(recipients, Clock.systemUTC()), random),
                  PlainSource.of(pdf))
              .version();
      Files.delete(vault.object(scanned.object()));
    }
  }

  @AfterAll
  static void end() throws Exception {
    if (daemon != null) {
      daemon.close();
    }
  }

  private static Visit visit(Size size, ColorScheme scheme, String language) {
    Visit visit = box.visit(size, scheme, language);
    visit.page().context().onRequest(REQUESTS::add);
    return visit;
  }

  private static Visit visit(Size size) {
    return visit(size, ColorScheme.LIGHT, "en-GB");
  }

  private static String pathOf(DocumentVersion version) {
    return "/reading?document=" + version.document() + "&version=" + version.version();
  }

  private static void use(Visit visit, Path key, String passphrase) {
    visit.page().setInputFiles("input[name=key]", key);
    visit.page().fill("input[name=passphrase]", passphrase);
    visit.page().click("#key button");
  }

  private static Path key(String name) {
    return folder.resolve(name + ".key.pem");
  }

  private static byte[] download(Visit visit, String button) throws IOException {
    Download download = visit.page().waitForDownload(() -> visit.text(button).click());
    return Files.readAllBytes(download.path());
  }

  /** What {@code sealpress restore} makes of the copy on the drive. */
  private static byte[] restored() throws IOException {
    Path back = folder.resolve("back");
    if (!Files.exists(back)) {
      Console.run(
              "restore",
              "--id",
              scanned.document(),
              "--from",
              box.drive().toString(),
              "--key",
              key("reader-rsa").toString(),
              "--passphrase-file",
              folder.resolve("pass").toString(),
              "--to",
              back.toString(),
              "--quiet")
          .done();
    }
    try (Stream<Path> files = Files.walk(back)) {
      return Files.readAllBytes(
          files.filter(each -> each.toString().endsWith(".pdf")).findFirst().orElseThrow());
    }
  }

  @Test
  void whatIsOpenedStaysInTheBrowser() throws Exception {
    try (Visit visit = visit(Size.DESKTOP)) {
      visit.go(pathOf(scanned));
      use(visit, key("reader-ec"), MISTYPED);
      visit.text("Wrong passphrase, or the file is damaged.");
      use(visit, key("reader-ec"), PASSPHRASE);
      visit.text("The key of reader-ec is in use.");
      visit.text("Nothing was changed since it was sealed.");
      visit.text("The record was not changed: this entry");
      // Chromium's viewer has come up in the frame.
      visit
          .page()
          .waitForCondition(
              () ->
                  visit.page().frames().stream()
                      .map(frame -> frame.url().replaceAll(":.*", ""))
                      .toList()
                      .containsAll(List.of("chrome-extension", "blob")));
      visit.picture("reading-open");
      assertArrayEquals(restored(), download(visit, "Download as PDF"));
    }
    try (Visit visit = visit(Size.PHONE)) {
      visit.go(pathOf(large));
      long start = System.nanoTime();
      use(visit, key("reader-rsa"), PASSPHRASE);
      visit.text("The key of reader-rsa is in use.");
      visit.text("Nothing was changed since it was sealed.");
      System.out.printf(
          "%d MB opened in %d ms%n", LARGE >> 20, (System.nanoTime() - start) / 1_000_000);
      visit.page().fill("input[name=sample]", "3");
      visit.page().click("#drill button");
      visit.text("2 documents were tried. All came back as they were sealed.");
      visit.text("Your receipt is in the box's record.");
      visit.picture("reading-drill").usable();
      JsonObject receipt =
          new JsonObject(
              new String(download(visit, "Download the receipt"), StandardCharsets.UTF_8));
      assertTrue(ledger().contains(receipt.getString("signature")), receipt.encode());
    }
    JsonObject drill = box.status().getJsonObject("drill");
    assertEquals("CN=reader-rsa", drill.getString("holder"));
    assertEquals(0, drill.getInteger("failed"));

    Map<String, byte[]> secrets = secrets();
    Map<String, byte[]> looked = new LinkedHashMap<>(secrets);
    looked.put("what it knows", scanned.document().getBytes(StandardCharsets.US_ASCII));
    assertEquals(
        new TreeSet<>(List.of("what it knows")), new ProcessMemory(daemon.pid()).find(looked));
    assertEquals(new TreeSet<>(), onDisk(secrets));
    assertTrue(REQUESTS.stream().anyMatch(each -> each.url().endsWith("/object")));
    for (Request each : REQUESTS) {
      byte[] sent =
          (each.url() + each.headers() + (each.postData() == null ? "" : each.postData()))
              .getBytes(StandardCharsets.ISO_8859_1);
      assertEquals(List.of(), ProcessMemory.Search.in(sent, sent.length, secrets), each.url());
    }
  }

  private static String ledger() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(box.data().resolve("ledger"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  /** Passphrases, keys, locked and open, and documents. */
  private static Map<String, byte[]> secrets() throws Exception {
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    for (String each : List.of(PASSPHRASE, MISTYPED)) {
      secrets.put(each, each.getBytes(StandardCharsets.UTF_8));
      secrets.put(each + " in UTF-16LE", each.getBytes(StandardCharsets.UTF_16LE));
      secrets.put(each + " in UTF-16BE", each.getBytes(StandardCharsets.UTF_16BE));
    }
    for (String name : List.of("reader-ec", "reader-rsa")) {
      String pem = Files.readString(key(name));
      secrets.put(name + " as PEM", pem.lines().toList().get(3).getBytes(StandardCharsets.UTF_8));
      put(secrets, name + " locked", Base64.getMimeDecoder().decode(body(pem)));
      put(secrets, name + " open", secretOf(Base64.getMimeDecoder().decode(body(unlocked(name)))));
      secrets.put(
          name + " open as PEM",
          unlocked(name).lines().toList().get(2).getBytes(StandardCharsets.UTF_8));
    }
    noisiest(picture(restored()))
        .forEach(
            each -> secrets.put("scanned " + each, each.getBytes(StandardCharsets.ISO_8859_1)));
    put(secrets, "large", Files.readAllBytes(folder.resolve("large.pdf")));
    return secrets;
  }

  /** Without what the certificate says too: of P-256 the number (RFC 5915), of RSA all after e. */
  private static byte[] secretOf(byte[] pkcs8) {
    int number = new String(pkcs8, StandardCharsets.ISO_8859_1).indexOf("\2\1\1\4 ");
    return number >= 0
        ? Arrays.copyOfRange(pkcs8, number + 5, number + 5 + 32)
        : Arrays.copyOfRange(pkcs8, pkcs8.length / 3, pkcs8.length);
  }

  /** The largest stream of a PDF, its picture: what is around it, others have too. */
  private static byte[] picture(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    String largest = "";
    for (int at = text.indexOf("stream"); at >= 0; at = text.indexOf("stream", at)) {
      int end = Math.max(text.indexOf("endstream", at), at);
      largest = end - at > largest.length() ? text.substring(at, end) : largest;
      at = end + "endstream".length();
    }
    return largest.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Three parts that no other picture has; of white paper all are alike. */
  private static List<String> noisiest(byte[] picture) {
    String all = new String(picture, StandardCharsets.ISO_8859_1);
    return IntStream.range(0, picture.length / SLICE)
        .mapToObj(at -> all.substring(at * SLICE, (at + 1) * SLICE))
        .sorted(Comparator.comparingLong(slice -> -slice.chars().distinct().count()))
        .limit(3)
        .toList();
  }

  private static String body(String pem) {
    return pem.replaceAll("-----[^-]+-----", "");
  }

  private static String unlocked(String name) throws Exception {
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "pkey",
                "-in",
                key(name).toString(),
                "-passin",
                "file:" + folder.resolve("pass"))
            .start();
    return new String(openssl.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }

  private static void put(Map<String, byte[]> secrets, String name, byte[] whole) {
    int length = Math.min(SLICE, whole.length);
    for (int part = 1; part <= 3; part++) {
      int from = Math.min(part * whole.length / 4, whole.length - length);
      secrets.put(name + ", slice " + part, Arrays.copyOfRange(whole, from, from + length));
    }
  }

  /** Which of these are in the box's data, on its targets or in its log. */
  private static SortedSet<String> onDisk(Map<String, byte[]> secrets) throws IOException {
    SortedSet<String> found = new TreeSet<>();
    for (Path place : List.of(box.data(), box.drive())) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          byte[] content = Files.readAllBytes(file);
          found.addAll(ProcessMemory.Search.in(content, content.length, secrets));
        }
      }
    }
    byte[] log = daemon.said().getBytes(StandardCharsets.UTF_8);
    assertFalse(log.length == 0);
    found.addAll(ProcessMemory.Search.in(log, log.length, secrets));
    return found;
  }

  @Test
  void whatIsWrongIsSaidBesideTheField() throws Exception {
    try (Visit visit = visit(Size.PHONE, ColorScheme.DARK, "en-GB")) {
      visit.go("/reading").picture("reading").usable();
      visit.page().fill("input[name=document]", scanned.document());
      visit.page().click("#document button");
      visit.text("Choose your key first.");
      use(visit, folder.resolve("reader-ec.pem"), PASSPHRASE);
      visit.text("This is a certificate, which can only seal.");
      use(visit, folder.resolve("large.pdf"), PASSPHRASE);
      visit.text("There is no private key in this file.");
      use(visit, key("reader-ec"), "");
      visit.text("This key is locked. Type its passphrase.");
      use(visit, costly(), PASSPHRASE);
      visit.text("This key asks for more work or memory to be opened than any key does");
      use(visit, key("stranger"), PASSPHRASE);
      visit.text("The box does not know whose it is.");
      visit.page().click("#document button");
      visit.text(
          "This document was not sealed for your key. It takes the key of reader-ec, reader-rsa,"
              + " recovery");
      visit.page().click("#drill button");
      visit.text("The box knows no certificate of this key");
      visit.picture("reading-wrong").usable();
    }
  }

  /** A key that asks for scrypt with r = 127. */
  private static Path costly() throws IOException {
    byte[] der = Base64.getMimeDecoder().decode(body(Files.readString(key("reader-ec"))));
    byte[] usual = {2, 2, 0x40, 0, 2, 1, 8, 2, 1, 10};
    int at = 0;
    while (!Arrays.equals(der, at, at + usual.length, usual, 0, usual.length)) {
      at++;
    }
    der[at + 6] = 127;
    return Files.writeString(
        folder.resolve("costly.key.pem"),
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(der)
            + "\n-----END ENCRYPTED PRIVATE KEY-----\n");
  }

  @Test
  void aDamagedObjectIsNotShown() {
    try (Visit visit = visit(Size.DESKTOP, ColorScheme.DARK, "de-DE")) {
      visit
          .page()
          .context()
          .route(
              "**/object",
              route -> {
                byte[] object = route.fetch().body();
                object[object.length / 2] ^= 1;
                route.fulfill(new Route.FulfillOptions().setBodyBytes(object));
              });
      visit.go(pathOf(scanned));
      use(visit, key("reader-ec"), PASSPHRASE);
      visit.text("Was die Box geschickt hat, ist beschädigt, darum wird nichts davon angezeigt.");
      visit.picture("reading-damaged").usable();
      assertEquals(0, visit.page().locator("iframe").count());
    }
  }

  @Test
  void nobodyIsHereForTenMinutes() {
    try (Visit visit = visit(Size.DESKTOP)) {
      Page page = visit.page();
      page.clock().install();
      visit.go(pathOf(scanned));
      use(visit, key("reader-ec"), PASSPHRASE);
      page.locator("iframe").waitFor();
      page.clock().fastForward("09:10");
      visit.text("In a minute, key and document are forgotten").waitFor();
      page.clock().fastForward("01:10");
      visit.text("Nothing was done here for ten minutes");
      assertEquals(0, page.locator("iframe").count());
      assertTrue(page.locator("input[name=passphrase]").isVisible());
      assertEquals("", page.inputValue("input[name=passphrase]"));
      assertEquals(0, page.workers().size());
    }
  }
}
