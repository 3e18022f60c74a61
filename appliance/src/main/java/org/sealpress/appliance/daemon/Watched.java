package org.sealpress.appliance.daemon;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpress.appliance.account.FailedLogins;
import org.sealpress.appliance.button.ButtonState;
import org.sealpress.appliance.config.Config;
import org.sealpress.seal.Recipients;
import org.sealpress.vault.Vault;
import org.sealpress.worker.PageWorkers;

/**
 * The parts of a box that alarms and metrics look at.
 *
 * @param dead why the box can't be called alive; empty when it can
 * @param attack whether somebody tries hard to log in
 * @param buttons how buttons are doing
 */
record Watched(
    Config config,
    DataFolder data,
    Board board,
    Vault vault,
    Calendar calendar,
    Keys keys,
    PageWorkers workers,
    Supplier<Optional<String>> dead,
    Supplier<Optional<FailedLogins.Attack>> attack,
    Supplier<List<ButtonState>> buttons) {

  /** What goes by the clock. */
  record Calendar(Agenda agenda, Rotations rotations, Drills drills) {}

  /**
   * For whom is sealed, and what is signed with.
   *
   * @param notSigned why the ledger is not signed; empty when it is
   */
  record Keys(Recipients recipients, BoxSeal seal, Supplier<Optional<String>> notSigned) {}
}
