package org.sealpress.appliance.daemon;

import java.time.ZoneId;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.support.Bundle;
import org.sealpress.appliance.support.LogRing;
import org.sealpress.appliance.support.LogView;
import org.sealpress.appliance.support.Secrets;
import org.sealpress.vault.Catalog;

/** What people look at and do on the page, each part by itself. */
final class PageDesks {
  private final Run run;
  private final Archive archive;
  private final LedgerSigning signing;
  private final Doors doors;
  private final Dispatch dispatch;

  PageDesks(Run run, Archive archive, LedgerSigning signing, Doors doors, Dispatch dispatch) {
    this.run = run;
    this.archive = archive;
    this.signing = signing;
    this.doors = doors;
    this.dispatch = dispatch;
  }

  private Catalog catalog() {
    return archive.vault().catalog();
  }

  /** Documents, for who has a key. */
  Readings readings() {
    return new Readings(
        run.config().box(),
        archive.data(),
        archive.recipients(),
        archive.ledger(),
        archive.vault(),
        signing.notary(),
        dispatch.delivery(),
        run.random());
  }

  /** What was sealed today. It counts already. */
  Tally tally() {
    Tally tally = run.opened(new Tally(catalog(), archive.ledger(), doors.agenda()::today));
    tally.start();
    return tally;
  }

  /** What is due, late and to come. */
  Plans plans(DriveTurns turns, Drills drills) {
    return new Plans(
        run.config(),
        catalog(),
        doors.agenda(),
        turns.rotations(),
        drills,
        doors.board()::doing,
        new ReadAgain(run.config(), catalog()));
  }

  /** The documents that there are. */
  Library library() {
    return new Library(
        run.config(),
        catalog(),
        new History(archive.ledger(), catalog()),
        new Proofs(archive.data().folder(), archive.ledger(), signing.notary()),
        ZoneId.systemDefault());
  }

  /** The places where copies are. */
  PlaceDesk places(DriveTurns turns) {
    return new PlaceDesk(
        run.config(),
        doors.board(),
        catalog(),
        dispatch.delivery(),
        turns.slots(),
        turns.rotations(),
        dispatch.contacts(),
        new TargetTrials(run.clock()));
  }

  /** Settings, log and support. */
  AdminDesk admin(LogRing ring) {
    ConfigFile file = run.file();
    Config config = run.config();
    LogView log = new LogView(ring, () -> Secrets.of(config));
    BundleParts parts =
        new BundleParts(
            file, doors.front()::status, archive.ledger(), archive.vault(), signing.notary(), log);
    return new AdminDesk(
        file,
        log,
        new Bundle(() -> Secrets.of(config), parts.all()),
        new LedgerAudit(archive.ledger()),
        new DryStart(run.clock()));
  }

  /** Drives that are to become some of the set. */
  Enrolments enrolments(DriveTurns turns) {
    return new Enrolments(
        dispatch.drives(),
        () -> {
          turns.slots().lookAgain();
          dispatch.delivery().soon();
        });
  }
}
