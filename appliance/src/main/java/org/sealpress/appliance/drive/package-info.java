/**
 * Drives that come and go: who is in which slot, letting one go, and noticing that one was pulled.
 *
 * <p>Flow: a {@link org.sealpress.appliance.drive.SlotWatch} for each slot looks at the mount table
 * several times a second. When something changed, the slot is looked at properly ({@link
 * org.sealpress.target.drive.Slot}), the ledger is told, and deliveries begin or end. Asked for a
 * drive, it has deliveries let go of it, has it unmounted by an {@link
 * org.sealpress.appliance.drive.Unmounter}, and says that it may be pulled.
 *
 * <p>Invariants: a drive is called safe only after its file system is unmounted; nothing here
 * writes to a drive.
 */
@NullMarked
package org.sealpress.appliance.drive;

import org.jspecify.annotations.NullMarked;
