package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.sealpress.appliance.config.DriveSlots;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Notary;
import org.sealpress.seal.LedgerKey;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.SealFault;
import org.sealpress.target.TargetFault;
import org.sealpress.target.drive.CapacityCheck;
import org.sealpress.target.drive.DriveMarker;
import org.sealpress.target.drive.Finding;
import org.sealpress.vault.Vault;

/**
 * Drives of a box whose daemon does not run: its ledger is locked meanwhile, and its ledger and the
 * ledger's key are made when there are none yet.
 */
public final class OfflineBox implements AutoCloseable {
  private final Ledger ledger;
  private final Vault vault;
  private final LedgerKey key;
  private final Drives drives;

  private OfflineBox(Ledger ledger, Vault vault, LedgerKey key, Drives drives) {
    this.ledger = ledger;
    this.vault = vault;
    this.key = key;
    this.drives = drives;
  }

  /**
   * Opens it.
   *
   * @param box the box's name
   * @param folder its data folder
   * @param targets all of the configuration
   * @throws IOException when another program has the ledger, or the folder is another user's
   * @throws SealFault when the ledger's key or a certificate can't be used
   */
  public static OfflineBox open(
      String box,
      Path folder,
      List<TargetConfig> targets,
      Recipients recipients,
      Clock clock,
      SecureRandom random)
      throws IOException, SealFault {
    refuseOthers(folder);
    DataFolder data = DataFolder.prepare(folder);
    Ledger ledger = Ledger.open(data.ledger(), box, clock, random);
    try {
      LedgerKey key = LedgerSigning.open(data, random);
      try {
        Notary.tellOfKey(ledger, folder, key);
        LedgerMarkerSeal seal = LedgerMarkerSeal.of(ledger, folder, Optional.of(key));
        Vault vault = Vault.open(data.vault(), ledger);
        Drives drives =
            new Drives(
                DriveSlots.of(targets),
                folder,
                ledger,
                vault.catalog(),
                seal,
                Companions.of(box, recipients),
                clock,
                random);
        return new OfflineBox(ledger, vault, key, drives);
      } catch (IOException | RuntimeException e) {
        key.close();
        throw e;
      }
    } catch (IOException | SealFault | RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  /** What another user makes in the folder, the daemon could not read. */
  private static void refuseOthers(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    String owner = Files.getOwner(folder).getName();
    String user = System.getProperty("user.name");
    if (!owner.equals(user)) {
      throw new IOException(
          "the data folder %s belongs to %s, and this is %s: start the daemon, which then does it, or run this as %s"
              .formatted(folder, owner, user, owner));
    }
  }

  /** What is in a slot. */
  public Finding look(TargetConfig.Drive slot) {
    return drives.slot(slot).look();
  }

  /**
   * Makes what is in a slot a drive of the set.
   *
   * @throws TargetFault what is in the slot instead of an empty drive, or why it can't be used
   * @throws IllegalArgumentException when the label can't be one
   */
  public DriveMarker enrol(
      TargetConfig.Drive slot,
      String label,
      CapacityCheck.Depth depth,
      CapacityCheck.Progress progress)
      throws TargetFault {
    return drives.enrol(slot, label, depth, progress);
  }

  @Override
  public void close() throws IOException {
    key.close();
    vault.close();
    ledger.close();
  }
}
