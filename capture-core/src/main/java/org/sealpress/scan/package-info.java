/**
 * Scanners: what they can do, how a feeder is read side by side of paper, and every way it can
 * fail.
 *
 * <p>Flow: {@link Scanners#open} a {@link Scanner}, {@link Scanner#check} the profile, {@link
 * Scanner#feed} starts the feeder, {@link Feed#next} gives one side at a time. The next sheet is
 * asked for only when the caller asks for the next side.
 */
@NullMarked
package org.sealpress.scan;

import org.jspecify.annotations.NullMarked;
