package org.sealpress.delivery;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Notary;
import org.sealpress.target.Content;
import org.sealpress.vault.Vault;

/**
 * What every target is given.
 *
 * @param notary signs what the ledger is; null when nothing can be signed
 * @param companions what lies beside the objects, by name: how to get everything back, the
 *     certificates
 * @param settings how it is done
 */
record Cargo(
    Vault vault,
    Ledger ledger,
    @Nullable Notary notary,
    Map<String, Content> companions,
    DeliverySettings settings) {

  /** Without checkpoints, and in no particular order of classes. */
  Cargo(Vault vault, Ledger ledger, Map<String, Content> companions) {
    this(vault, ledger, null, companions, DeliverySettings.USUAL);
  }

  /** Copies the companions, whose order is kept. */
  Cargo {
    companions = new LinkedHashMap<>(companions);
  }

  /** What is due now. */
  DueNow due() {
    return new DueNow(vault.catalog(), settings.due().get());
  }

  /**
   * How many objects a target lacks that are due.
   *
   * @param ledgerName the target's name in the ledger
   */
  long waiting(String ledgerName) throws IOException {
    return due().lack(ledgerName).objects();
  }
}
