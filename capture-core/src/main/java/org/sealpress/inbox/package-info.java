/**
 * Folders into which others put files: scanners, phones and people, over a network share or by FTP.
 *
 * <p>Flow: {@link Inbox} is asked to look every few seconds, as no file system of a network tells
 * of changes reliably. A file that has not changed for a while and is there to its end goes to
 * {@link FileIntake}; one that does not become whole is set aside with the reason.
 *
 * <p>Invariants: a file is only read here, or moved to the folder of what was set aside, never
 * deleted or written to; whoever has taken it removes it once its document is sealed. Folders and
 * links are not followed.
 */
@NullMarked
package org.sealpress.inbox;

import org.jspecify.annotations.NullMarked;
