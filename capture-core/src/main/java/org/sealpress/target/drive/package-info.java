/**
 * A USB drive as a target: a file system that says in {@code drive.json} which drive it is.
 *
 * <p>Invariants: before anything is written, the marker in the slot is that of the drive meant and
 * the slot is still on the device that it was on when the target was opened; so a drive that isn't
 * there, or another one, can't be written to, and neither can the disk under an empty mount point.
 */
@NullMarked
package org.sealpress.target.drive;

import org.jspecify.annotations.NullMarked;
