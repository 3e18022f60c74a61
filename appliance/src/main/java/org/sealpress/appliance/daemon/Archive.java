package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.sealpress.appliance.config.Config;
import org.sealpress.cipher.BoxKey;
import org.sealpress.ledger.Ledger;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.TimeStamps;
import org.sealpress.vault.Vault;

/**
 * What the box keeps in its data folder, for whom, and under which keys.
 *
 * @param authority stamps the time; empty when none is configured
 */
record Archive(
    Recipients recipients,
    DataFolder data,
    BoxKey boxKey,
    Ledger ledger,
    BoxSeal seal,
    Optional<TimeStamps> authority,
    Vault vault) {

  /**
   * Opens all of it, the vault last.
   *
   * @throws SealFault when the authority's certificates can't be used
   * @throws IOException when the data folder can't be used
   */
  static Archive open(Run run, Recipients recipients) throws IOException, SealFault {
    Config config = run.config();
    Clock clock = run.clock();
    SecureRandom random = run.random();
    DataFolder data = DataFolder.prepare(config.data());
    BoxKey boxKey = run.opened(BoxKey.open(data.boxKey(), random));
    Ledger ledger = run.opened(Ledger.open(data.ledger(), config.box(), clock, random));
    BoxSeal seal = run.opened(BoxSeal.open(data.seal(), config.box(), ledger, clock, random));
    Optional<TimeStamps> authority = BoxSeal.authority(config.timestamps(), clock, random);
    Vault vault = run.opened(Vault.open(data.vault(), ledger));
    return new Archive(recipients, data, boxKey, ledger, seal, authority, vault);
  }
}
