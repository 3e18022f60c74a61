package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.fixture.Box;
import org.sealpress.appliance.fixture.Paperwork;
import org.sealpress.fixture.OpenSslTsa;
import org.sealpress.fixture.Programs;
import org.sealpress.ledger.CheckpointListener;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Notary;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.SignedCheckpoint;
import org.sealpress.scan.virtual.VirtualScanner;
import org.sealpress.seal.LedgerKey;
import org.sealpress.seal.TimeStampAuthority;
import org.sealpress.seal.TsaTrust;

/** Checkpoints get time-stamps of a real authority, now or later. */
@Timeout(240)
class StampedLedgerIT {
  @TempDir private Path folder;
  private OpenSslTsa authority;

  @BeforeEach
  void startAuthority() throws Exception {
    Programs.assume("tesseract", "openssl");
    authority = OpenSslTsa.start(Files.createDirectory(folder.resolve("tsa")));
  }

  @AfterEach
  void endAuthority() throws IOException {
    authority.close();
  }

  private static List<Path> stamps(Path checkpoints) {
    if (!Files.isDirectory(checkpoints)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(checkpoints)) {
      return all.filter(file -> file.toString().endsWith(".tsr")).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void verify(Path stamp) throws Exception {
    String checkpoint = stamp.toString().substring(0, stamp.toString().length() - 4);
    Programs.run(
        "openssl",
        "ts",
        "-verify",
        "-data",
        checkpoint,
        "-in",
        stamp.toString(),
        "-CAfile",
        authority.authority().toString());
  }

  @Test
  void theStampOfACheckpointFollowsItToTheDrive() throws Exception {
    try (VirtualScanner scanner = VirtualScanner.builder().pagesPerMinute(240).start()) {
      Box box =
          Box.in(folder, scanner.address())
              .withTargets("  usb: { kind: drive, path: drive, mounted: no, smallest: 0 MB }\n")
              .with(
                  "timestamps: { url: '%s', certificates: ['%s'] }\n"
                      .formatted(authority.url(), authority.authority()));
      Daemon daemon = new Daemon(ConfigFile.read(box.configure()), Clock.systemUTC());
      try (daemon) {
        box.awaitScanner("ready");
        scanner.load(Paperwork.sheets(1));
        box.await(box.press(), "safe");
        Path signed = box.drive().resolve("checkpoints");
        Awaitility.await("a stamp on the drive")
            .atMost(Duration.ofSeconds(60))
            .until(() -> !stamps(signed).isEmpty());
        verify(stamps(signed).get(0));
      }
    }
  }

  private CheckpointStamps asking() throws Exception {
    return new CheckpointStamps(
        new TimeStampAuthority(
            authority.url(),
            TsaTrust.read(List.of(authority.authority())),
            Optional.empty(),
            new SecureRandom()),
        Duration.ofMillis(50));
  }

  /** Signs a ledger of two entries. */
  private SignedCheckpoint checkpoint(CheckpointListener listener) throws Exception {
    SecureRandom random = new SecureRandom();
    try (Ledger ledger = Ledger.open(data().resolve("ledger"), "b", Clock.systemUTC(), random);
        LedgerKey key = LedgerKey.open(data().resolve("ledger.key"), random);
        Notary notary = Notary.open(ledger, data(), key, listener)) {
      ledger.append(new Event.Fault("test", "one more", ""));
      ledger.cut();
      return notary.checkpoint(ledger.head().seq() + 1);
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private CheckpointStore store() {
    return new CheckpointStore(signed());
  }

  private Path signed() {
    return data().resolve("checkpoints");
  }

  @Test
  void oneThatIsAwayStampsLater() throws Exception {
    authority.answering(
        (exchange, query) -> {
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    try (CheckpointStamps stamps = asking()) {
      stamps.start(store(), () -> {});
      checkpoint(stamps);
      Awaitility.await("two refusals").until(() -> authority.asked() > 1);
      assertEquals(List.of(), stamps(signed()));
      authority.answering();
      Awaitility.await("a stamp").until(() -> !stamps(signed()).isEmpty());
      verify(stamps(signed()).get(0));
    }
  }

  @Test
  void whatHasNoStampYetGetsItAtTheNextStart() throws Exception {
    checkpoint(CheckpointListener.NONE);
    try (CheckpointStamps stamps = asking()) {
      stamps.start(store(), () -> {});
      Awaitility.await("a stamp").until(() -> !stamps(signed()).isEmpty());
    }
    try (CheckpointStamps stamps = asking()) {
      stamps.start(store(), () -> {});
      assertEquals(0, stamps.waiting(), "it has one");
    }
  }

  @Test
  void aBoxThatEndsDoesNotWaitForASilentOne() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    authority.answering(
        (exchange, query) -> {
          asked.countDown();
          awaitQuietly(over);
        });
    checkpoint(CheckpointListener.NONE);
    CheckpointStamps stamps = asking();
    stamps.start(store(), () -> {});
    assertTrue(asked.await(30, TimeUnit.SECONDS));
    assertTimeout(Duration.ofSeconds(5), stamps::close);
    over.countDown();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void noMoreThanTheLastOnesAreRemembered() throws Exception {
    CheckpointStamps stamps = asking();
    SignedCheckpoint checkpoint = checkpoint(CheckpointListener.NONE);
    for (int i = 0; i < CheckpointStamps.MOST * 3; i++) {
      stamps.signed(checkpoint, signed().resolve(String.valueOf(i)));
    }
    assertEquals(CheckpointStamps.MOST, stamps.waiting());
  }
}
