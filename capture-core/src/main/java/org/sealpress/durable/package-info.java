/**
 * Files that are whole after a power cut, or not there at all.
 *
 * <p>Two ways to write, and no third:
 *
 * <ul>
 *   <li>{@link NewFile}: the bytes go to a temporary file in the destination's own directory, are
 *       fsynced, get their name without overwriting anything, and the directory is fsynced. Only
 *       then does {@link NewFile#commit} return.
 *   <li>{@link AppendFile}: the bytes go to the end of a file and are fsynced before {@link
 *       AppendFile#append} returns; an append that fails is cut off again.
 * </ul>
 *
 * <p>Invariants: a name that was given is never given again; a temporary file is recognised by its
 * name alone ({@link DurableFiles#removeLeftovers}); a full disk is a {@link DiskFull} that names
 * the file and the space, and nothing half-written stays.
 */
@NullMarked
package org.sealpress.durable;

import org.jspecify.annotations.NullMarked;
