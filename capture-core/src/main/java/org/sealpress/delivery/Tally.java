package org.sealpress.delivery;

import org.sealpress.ledger.Event;
import org.sealpress.vault.DocumentVersion;

/** What an inspection has counted so far. For one thread. */
final class Tally {
  private final String ledgerName;
  private long held;
  private long heldBytes;
  private long missing;
  private long damaged;
  private String firstDamaged = "";
  private long read;
  private long readBytes;

  Tally(String ledgerName) {
    this.ledgerName = ledgerName;
  }

  /** Something should be there. */
  void held(DocumentVersion version) {
    held++;
    heldBytes += version.size();
  }

  /** Something was read. */
  void read(DocumentVersion version) {
    read++;
    readBytes += version.size();
  }

  /** Something is not there, or not what it was. */
  Event.CopyLost lost(DocumentVersion version, String reason) {
    if (reason.equals(Event.CopyLost.DAMAGED)) {
      damaged++;
      firstDamaged = firstDamaged.isEmpty() ? version.object() : firstDamaged;
    } else {
      missing++;
    }
    return new Event.CopyLost(
        version.document(), version.version(), ledgerName, version.object(), reason);
  }

  long held() {
    return held;
  }

  long heldBytes() {
    return heldBytes;
  }

  long missing() {
    return missing;
  }

  long damaged() {
    return damaged;
  }

  /** The first that was damaged; empty when none was. */
  String firstDamaged() {
    return firstDamaged;
  }

  long read() {
    return read;
  }

  long readBytes() {
    return readBytes;
  }
}
