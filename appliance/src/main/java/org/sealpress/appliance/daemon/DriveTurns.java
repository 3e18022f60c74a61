package org.sealpress.appliance.daemon;

import org.sealpress.appliance.config.DriveSlots;
import org.sealpress.appliance.drive.Slots;

/**
 * The drives that take turns: the slots where they come and go, and the plan of which comes next.
 */
record DriveTurns(Slots slots, Rotations rotations) {

  /** Begins to look at the slots, and to plan. */
  static DriveTurns open(Run run, Archive archive, Doors doors, Dispatch dispatch) {
    LedgerDiary diary = new LedgerDiary(archive.ledger(), archive.vault().catalog());
    Slots slots =
        run.opened(
            new Slots(SlotWatches.of(dispatch.drives(), dispatch.delivery(), diary, run.clock())));
    doors.front().open(slots);
    Rotations rotations = rotations(run, archive, doors, slots);
    doors.front().open(rotations);
    return new DriveTurns(slots, rotations);
  }

  private static Rotations rotations(Run run, Archive archive, Doors doors, Slots slots) {
    FreeRoom room = run.opened(new FreeRoom(slots::inUse));
    Rotations rotations =
        run.opened(
            new Rotations(
                archive.vault().catalog(),
                archive.ledger(),
                Wiring.rotation(run.config()),
                doors.check(),
                !DriveSlots.of(run.config().targets()).all().isEmpty(),
                room::byDrive));
    room.start();
    rotations.start();
    return rotations;
  }
}
