package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigException;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.appliance.fixture.Paperwork;
import org.sealpress.durable.DurableFiles;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.scan.Loopback;
import org.sealpress.scan.virtual.VirtualScanner;
import org.sealpress.seal.SealFault;

/** What the daemon does when something is not there, and when it is back. */
@Timeout(240)
class DaemonTroubleIT {
  private static final String DRIVE =
      "  usb: { kind: drive, path: drive, mounted: no, smallest: 0 MB }\n";

  @TempDir private Path folder;
  private InetSocketAddress address;
  private Box box;
  private VirtualScanner scanner;
  private Daemon daemon;

  @BeforeEach
  void prepare() throws Exception {
    Programs.assume("tesseract");
    address = Loopback.closedPort();
    box = Box.in(folder, address).withTargets(DRIVE);
  }

  private Daemon daemon() throws IOException, SealFault {
    try {
      daemon = new Daemon(ConfigFile.read(box.configure()), Clock.systemUTC());
      return daemon;
    } catch (ConfigException e) {
      throw new IllegalStateException(e);
    }
  }

  private void switchOn() throws IOException {
    scanner = VirtualScanner.builder().listen(address.getAddress(), address.getPort()).start();
  }

  @AfterEach
  void end() {
    if (daemon != null) {
      daemon.close();
    }
    if (scanner != null) {
      scanner.close();
    }
  }

  @Test
  void aScannerThatIsAwayIsSaidAndFoundWhenItComesBack() throws Exception {
    daemon();
    JsonObject status = box.awaitScanner("away");
    String message = status.getJsonObject("scanner").getString("message");
    assertTrue(message.contains("127.0.0.1:" + address.getPort()), message);
    assertTrue(message.contains("Check its address in the configuration"), message);
    JsonObject refused = box.await(box.press(), "empty");
    assertEquals(message, refused.getString("message"));

    switchOn();
    box.awaitScanner("ready");
    scanner.load(Paperwork.sheets(1));
    box.await(box.press(), "safe");

    scanner.close();
    box.awaitScanner("away");
    switchOn();
    scanner.load(Paperwork.sheets(1));
    box.await(box.press(), "safe");
    assertEquals("ready", box.awaitScanner("ready").getJsonObject("scanner").getString("state"));
  }

  @Test
  void aScannerThatIsSwitchedOffInTheMiddleLosesNothingThatWasFed() throws Exception {
    scanner =
        VirtualScanner.builder()
            .listen(address.getAddress(), address.getPort())
            .pagesPerMinute(60)
            .sheets(Paperwork.sheets(5))
            .start();
    daemon();
    box.awaitScanner("ready");
    String capture = box.press();
    Awaitility.await().until(() -> box.capture(capture).getInteger("sides") >= 2);
    scanner.close();
    JsonObject kept = box.await(capture, "held");
    assertTrue(kept.getInteger("sides") >= 2, kept.encode());
    assertTrue(kept.getString("message").contains("safe: feed again from sheet"), kept.encode());
    box.awaitScanner("away");
    assertEquals(202, box.decide(capture, "finish", "").statusCode());
    assertEquals(1, box.await(capture, "safe").getJsonArray("flaws").size());
  }

  @Test
  void aWrongDeviceNamesThoseThereAre() throws Exception {
    switchOn();
    Files.writeString(
        box.configure(),
        Files.readString(box.configure()).replace("scanner: {", "scanner: { device: \"nope:1\","));
    daemon = new Daemon(ConfigFile.read(folder.resolve("sealpress.yaml")), Clock.systemUTC());
    JsonObject status = box.awaitScanner("away");
    String message = status.getJsonObject("scanner").getString("message");
    assertTrue(message.contains("has no scanner nope:1"), message);
    assertTrue(message.contains("Put one of these names into the configuration"), message);
    assertTrue(message.contains("virtual:front-desk"), message);
  }

  @Test
  void aButtonThatTheScannerLacksAndAProfileThatItCantDoAreSaid() throws Exception {
    switchOn();
    Path config = box.configure();
    String right = Files.readString(config);
    Files.writeString(config, right.replace("email: draft", "copy: draft"));
    daemon = new Daemon(ConfigFile.read(config), Clock.systemUTC());
    String message = box.awaitScanner("away").getJsonObject("scanner").getString("message");
    assertTrue(message.startsWith("The scanner has no button \"copy\"; it has "), message);
    daemon.close();

    Files.writeString(config, right.replace("source: ADF Front", "source: Tray"));
    daemon = new Daemon(ConfigFile.read(config), Clock.systemUTC());
    message =
        box.awaitStatus(
                "another trouble",
                status ->
                    status.getJsonObject("scanner").getString("message").startsWith("Profile"))
            .getJsonObject("scanner")
            .getString("message");
    assertTrue(message.startsWith("Profile \"office\": "), message);
    assertTrue(message.contains("Tray") && message.contains("ADF Front"), message);
  }

  @Test
  void aPressOfLongAgoScansNothing() throws Exception {
    switchOn();
    scanner.load(Paperwork.sheets(1));
    scanner.press("scan");
    daemon();
    box.awaitScanner("ready");
    scanner.press("email");
    JsonObject capture = box.await(box.awaitNewest(""), "safe");
    assertEquals("draft", capture.getString("class"));
    assertEquals(1, box.status().getJsonArray("captures").size());
  }

  @Test
  void oneTargetThatIsNotThereHoldsUpNoOtherAndIsGivenAllWhenItComes() throws Exception {
    Programs.assume("rclone");
    DurableFiles.deleteTree(box.drive());
    Files.createDirectory(box.drive());
    box.withTargets(
        DRIVE
            + "  share: { kind: folder, path: share }\n"
            + "  offsite: { kind: rclone, remote: \":local:%s\" }\n".formatted(box.remote()));
    switchOn();
    scanner.load(Paperwork.sheets(1));
    daemon();
    box.awaitScanner("ready");
    String first = box.press();
    JsonObject capture =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> box.capture(first),
                now ->
                    now.getString("state").equals("sealed")
                        && places(now).equals(List.of("has", "lacks", "lacks")));
    assertEquals(List.of("offsite"), capture.getJsonArray("copies").getList());
    String drive = Box.target(box.status(), "usb").getString("message");
    assertTrue(drive.contains(box.drive().toString()), drive);
    String share = Box.target(box.status(), "share").getString("message");
    assertTrue(share.contains(folder.resolve("share").toString()), share);
    assertTrue(Files.notExists(folder.resolve("share")), "it is not made");
    assertEquals(List.of(), list(box.drive()), "nothing is written where a drive should be");

    box.enrolByDaemon("B");
    Files.createDirectory(folder.resolve("share"));
    scanner.load(Paperwork.sheets(1));
    String second = box.press();
    box.await(second, "safe");
    box.await(first, "safe");
    assertEquals(list(box.remote().resolve("objects")), list(box.drive().resolve("objects")));
    assertEquals(
        list(box.remote().resolve("objects")), list(folder.resolve("share").resolve("objects")));
  }

  private static List<String> places(JsonObject capture) {
    return capture.getJsonArray("targets").stream()
        .map(each -> ((JsonObject) each).getString("state"))
        .toList();
  }

  private static List<String> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aSecondDaemonOnTheSameDataIsOneClearLineAndLeavesTheFirstAlone() throws Exception {
    Daemon first = daemon();
    Box other = Box.in(folder.resolve("other"), address).withTargets("  {}\n");
    Path config = other.configure();
    Files.writeString(
        config, Files.readString(config).replace("data: data", "data: " + box.data()));
    LedgerFault fault =
        assertThrows(
            LedgerFault.class, () -> new Daemon(ConfigFile.read(config), Clock.systemUTC()));
    assertEquals(LedgerFault.Kind.IN_USE, fault.kind());
    assertTrue(fault.getMessage().contains(box.data().toString()), fault.getMessage());
    assertTrue(fault.getMessage().contains("stop it first"), fault.getMessage());
    assertEquals("desk", box.status().getString("box"));
    first.close();
  }

  @Test
  void aPortThatIsTakenIsOneClearLineAndNothingIsLeftRunning() throws Exception {
    try (ServerSocket taken = new ServerSocket(box.port(), 1, InetAddress.getLoopbackAddress())) {
      IOException fault = assertThrows(IOException.class, this::daemon);
      assertTrue(
          fault
              .getMessage()
              .matches(
                  "can't listen on https://127.0.0.1:%d \\(.*in use.*\\): another program has this port, maybe another daemon; stop it or change http.port \\(.*sealpress.yaml:4\\)"
                      .formatted(taken.getLocalPort())),
          fault.getMessage());
    }
    daemon(); // The data folder was let go.
    assertEquals("desk", box.status().getString("box"));
  }

  @Test
  void aDataFolderThatCantBeUsedIsOneClearLine() throws Exception {
    DurableFiles.deleteTree(box.data());
    Files.writeString(box.data(), "a file");
    IOException fault = assertThrows(IOException.class, this::daemon);
    assertTrue(
        fault.getMessage().startsWith("the data folder " + box.data() + " can't be used"),
        fault.getMessage());
  }

  @Test
  void aDamagedBoxKeyIsSaidAndLeftAndThePressIsRefusedBeforeAnythingIsFed() throws Exception {
    Path key = box.data().resolve("box.key");
    Files.createDirectories(box.data());
    Files.write(key, new byte[5]);
    switchOn();
    scanner.load(Paperwork.sheets(1));
    daemon();
    box.awaitScanner("ready");
    String said = "The box key " + key + " is damaged: it has 5 bytes, expected 32.";
    assertTrue(
        box.status().getJsonArray("warnings").encode().contains(said), box.status().encode());
    String refused = box.await(box.press(), "empty").getString("message");
    assertTrue(refused.startsWith("Nothing was fed: " + said), refused);
    assertEquals(0, scanner.status().sidesDelivered());
    assertEquals(5, Files.size(key));
  }

  @Test
  void theBoxKeyIsMadeForTheOwnerAlone() throws Exception {
    daemon();
    Path key = box.data().resolve("box.key");
    assertEquals(32, Files.size(key));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
  }

  @Test
  void theSpoolIsForTheOwnerAlone() throws Exception {
    DurableFiles.deleteTree(box.data());
    Files.createDirectory(box.data());
    daemon();
    assertEquals(
        "[OWNER_READ, OWNER_WRITE, OWNER_EXECUTE]",
        Files.getPosixFilePermissions(box.data().resolve("spool")).stream()
            .sorted()
            .toList()
            .toString());
  }

  @Test
  void withoutATargetTheDaemonRunsAndWarns() throws Exception {
    box.withTargets("  {}\n");
    switchOn();
    scanner.load(Paperwork.sheets(1));
    daemon();
    box.awaitScanner("ready");
    assertTrue(
        box.status().getJsonArray("warnings").encode().contains("`targets` has none"),
        box.status().encode());
    box.await(box.press(), "sealed");
  }
}
