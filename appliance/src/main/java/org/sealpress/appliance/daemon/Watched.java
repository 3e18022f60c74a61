package org.sealpress.appliance.daemon;

import java.util.Optional;
import java.util.function.Supplier;
import org.sealpress.appliance.account.FailedLogins;
import org.sealpress.appliance.config.Config;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Notary;
import org.sealpress.seal.Recipients;
import org.sealpress.vault.Vault;
import org.sealpress.worker.PageWorkers;

/**
 * The parts of a box that alarms and metrics look at.
 *
 * @param notary signs the ledger; empty when nothing is signed
 * @param unsigned why nothing is signed, when that was so from the start
 * @param dead why the box can't be called alive; empty when it can
 * @param attack whether somebody tries hard to log in
 */
record Watched(
    Config config,
    DataFolder data,
    Board board,
    Vault vault,
    Ledger ledger,
    Agenda agenda,
    Rotations rotations,
    Drills drills,
    Recipients recipients,
    BoxSeal seal,
    PageWorkers workers,
    Optional<Notary> notary,
    Optional<String> unsigned,
    Supplier<Optional<String>> dead,
    Supplier<Optional<FailedLogins.Attack>> attack) {

  /** Why nothing is signed; empty when all is. */
  Optional<String> notSigned() {
    return notary.isPresent() ? notary.get().refusal() : unsigned;
  }
}
