package org.sealpress.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.seal.LedgerKey;
import org.sealpress.seal.SealFault;

/** A box's data folder with a ledger, its key and what was signed. */
public final class SignedLedger implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path data;
  private final TestClock clock;
  private final LedgerKey key;
  private final Ledger ledger;
  private Notary notary;

  /** Opens it, or makes it. */
  public SignedLedger(Path data, TestClock clock) throws IOException {
    this.data = data;
    this.clock = clock;
    Files.createDirectories(data);
    try {
      key = LedgerKey.open(data.resolve("ledger.key"), RANDOM);
    } catch (SealFault e) {
      throw new IllegalStateException(e);
    }
    ledger = Ledger.open(data.resolve("ledger"), "front desk", clock, RANDOM);
    notary = Notary.open(ledger, data, key, CheckpointListener.NONE);
  }

  /** Adds so many entries, a second apart. */
  public SignedLedger add(int entries) throws IOException {
    for (int n = 0; n < entries; n++) {
      clock.go(Duration.ofSeconds(1));
      ledger.append(TestEvents.event(Math.toIntExact(ledger.head().seq() + 1)));
    }
    return this;
  }

  /** Closes the open segment and signs what there is. */
  public SignedLedger sign() throws IOException {
    ledger.cut();
    notary.checkpoint(ledger.closedEntries());
    return this;
  }

  /** As after a new start. */
  public Notary reopen() throws IOException {
    notary.close();
    notary = Notary.open(ledger, data, key, CheckpointListener.NONE);
    return notary;
  }

  /** Its ledger. */
  public Ledger ledger() {
    return ledger;
  }

  /** Who signs. */
  public Notary notary() {
    return notary;
  }

  /** Its public key. */
  public VerifierKey verifierKey() {
    return notary.verifierKey();
  }

  /** What was signed. */
  public CheckpointStore store() {
    return notary.store();
  }

  /** What whoever has the public key finds. */
  public static Verdict verify(Path data, VerifierKey key, TestClock clock, Path... others)
      throws IOException {
    List<CheckpointStore> stores = new ArrayList<>();
    stores.add(new CheckpointStore(data.resolve(CheckpointStore.FOLDER)));
    for (Path other : others) {
      stores.add(new CheckpointStore(other.resolve(CheckpointStore.FOLDER)));
    }
    return LedgerReader.at(data.resolve("ledger"))
        .verify(Against.checkpoints(stores, List.of(key), clock.instant()));
  }

  @Override
  public void close() throws IOException {
    notary.close();
    ledger.close();
    key.close();
  }
}
