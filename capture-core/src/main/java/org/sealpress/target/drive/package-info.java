/**
 * A USB drive as a target: a file system that says in {@code drive.json}, signed by the box, which
 * drive it is.
 *
 * <p>Flow: {@link org.sealpress.target.drive.Slot#look} tells what is in a slot without writing
 * anything. {@link org.sealpress.target.drive.Enrolment} makes an empty file system a drive of the
 * set, and {@link org.sealpress.target.drive.DriveTarget#open} takes one that is.
 *
 * <p>Invariants: before anything is written, the marker in the slot is that of the drive meant and
 * the slot is still the same mount on the same device as when it was looked at; so a drive that
 * isn't there, or another one, can't be written to, and neither can the disk under an empty mount
 * point.
 */
@NullMarked
package org.sealpress.target.drive;

import org.jspecify.annotations.NullMarked;
