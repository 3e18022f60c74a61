package org.sealpress.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.CheckpointListener;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.LedgerKeys;
import org.sealpress.ledger.Notary;
import org.sealpress.ledger.checkpoint.Checkpoint;
import org.sealpress.ledger.checkpoint.CheckpointFault;
import org.sealpress.ledger.checkpoint.LifeSign;
import org.sealpress.ledger.checkpoint.SignedCheckpoint;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.seal.LedgerKey;
import org.sealpress.target.Content;
import org.sealpress.target.folder.FolderTarget;

/** Signs of life on a target, and what is none. */
class LifeSignsTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir private Path dir;
  private Ledger ledger;
  private LedgerKey key;
  private Notary notary;
  private FolderTarget target;

  @BeforeEach
  void open() throws Exception {
    ledger = Ledger.open(dir.resolve("ledger"), "desk", Clock.systemUTC(), RANDOM);
    key = LedgerKey.open(dir.resolve("ledger.key"), RANDOM);
    notary = Notary.open(ledger, dir, key, CheckpointListener.NONE);
    target = new FolderTarget("office", Files.createDirectory(dir.resolve("office")));
  }

  @AfterEach
  void close() throws Exception {
    notary.close();
    key.close();
    ledger.close();
  }

  private LifeSign sign(String at) {
    return new LifeSign(
        notary.verifierKey().name(),
        Instant.parse(at),
        7,
        "ab".repeat(32),
        List.of("office up-to-date 0", "usb behind 12"));
  }

  private LifeSign put(String at) throws Exception {
    LifeSign sign = sign(at);
    target.put(sign.name(), Content.of(notary.sign(sign).orElseThrow()));
    return sign;
  }

  private Optional<LifeSign> newest() throws Exception {
    return LifeSigns.newest(target, List.of(notary.verifierKey()));
  }

  @Test
  void theNewestIsFoundWithAKeyFromElsewhereOrTheOneThere() throws Exception {
    assertEquals(Optional.empty(), newest());
    put("2026-11-23T10:00:00Z");
    LifeSign sign = put("2026-11-24T10:00:00.123Z");
    assertEquals("heartbeat/2026-11-24", sign.name());
    assertEquals(Instant.parse("2026-11-24T10:00:00Z"), sign.at());
    assertEquals(Optional.of(sign), newest());
    assertEquals(Optional.empty(), LifeSigns.newest(target, List.of()), "no key is there");
    VerifierKey known = notary.verifierKey();
    target.put("checkpoints/" + LedgerKeys.fileName(known), Content.of(LedgerKeys.content(known)));
    assertEquals(Optional.of(sign), LifeSigns.newest(target, List.of()));
  }

  @Test
  void strangersAreNoSignsOfLife() throws Exception {
    LifeSign sign = put("2026-11-20T10:00:00Z");
    for (String name :
        List.of("2026-12-24", "2026-12-25", "2999-01-01", "hello.txt", "2026-13-01", "a/2026-1")) {
      target.put("heartbeat/" + name, Content.of("I am alive\n".getBytes(UTF_8)));
    }
    assertEquals(Optional.of(sign), newest());
    try (LedgerKey other = LedgerKey.open(dir.resolve("other.key"), RANDOM)) {
      assertEquals(
          Optional.empty(),
          LifeSigns.newest(
              target, List.of(VerifierKey.of(notary.verifierKey().name(), other.publicKey()))));
    }
  }

  @Test
  void aSignOfLifeIsNoCheckpointAndNoCheckpointIsOne() throws Exception {
    byte[] alive = notary.sign(sign("2026-11-24T10:00:00Z")).orElseThrow();
    List<VerifierKey> keys = List.of(notary.verifierKey());
    assertThrows(CheckpointFault.class, () -> SignedCheckpoint.read(alive, keys));
    ledger.cut();
    SignedCheckpoint checkpoint = notary.checkpoint(1);
    assertThrows(CheckpointFault.class, () -> LifeSign.read(checkpoint.note(), keys));
    assertThrows(
        CheckpointFault.class, () -> Checkpoint.parse(sign("2026-11-24T10:00:00Z").text()));
    byte[] changed = new String(alive, UTF_8).replace("2026-11-24", "2026-11-25").getBytes(UTF_8);
    CheckpointFault fault = assertThrows(CheckpointFault.class, () -> LifeSign.read(changed, keys));
    assertEquals(CheckpointFault.Kind.BAD_SIGNATURE, fault.kind());
  }

  @Test
  void namesAreDays() {
    assertEquals(Optional.of(LocalDate.of(2026, 11, 24)), LifeSign.dayOf("heartbeat/2026-11-24"));
    for (String none : List.of("heartbeat/", "2026-11-24", "heartbeat/x", "objects/2026-11-24")) {
      assertEquals(Optional.empty(), LifeSign.dayOf(none), none);
    }
  }
}
