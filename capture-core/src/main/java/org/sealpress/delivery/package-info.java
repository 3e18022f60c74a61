/**
 * Brings what the vault holds to every target. {@link Delivery} gives each target a thread of its
 * own, {@link Rounds}, so that a slow remote holds up nobody. {@link Courier} goes to one target as
 * long as it is there: one that came back is looked through by an {@link Inspection}, others in
 * their {@link Turn}; then what it lacks in the order of {@link Itinerary}, by {@link Loading}:
 * alone or many together, each object checked as it leaves the box and read back and hashed before
 * the copy counts; then the ledger's segments, {@link LedgerCopy}, and the signed checkpoint over
 * them, {@link CheckpointCopy}.
 *
 * <p>What is damaged on a target is set aside by {@link Mending}; good bytes come from the box or,
 * through {@link Supply}, from another target. {@link BoxRounds} looks after the box's own store in
 * the same way, and lets old objects leave it, {@link MakingRoom}.
 *
 * <p>Invariants: a copy that the ledger knows was read whole from its target; bytes that are not
 * the object never get its name; what fails of one object, or of one target, keeps no other from
 * being delivered.
 */
@NullMarked
package org.sealpress.delivery;

import org.jspecify.annotations.NullMarked;
