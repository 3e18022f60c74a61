/**
 * What a court needs of one document, as one folder that is checked without this program.
 *
 * <p>Flow: {@link org.sealpress.restore.evidence.Evidence} holds the ledgers of all copies against
 * each other and against what was signed, then exports one document: its sealed object, the lines
 * about it with their proofs, the checkpoint with its time-stamp, certificates, and {@code
 * REPORT.txt}, whose steps need openssl, the GNU coreutils and a shell.
 *
 * <p>Invariants: the folder is new, and there as a whole or not at all; nothing is in it that was
 * not checked, but what the report says was not; what does not hold ends the export.
 */
@NullMarked
package org.sealpress.restore.evidence;

import org.jspecify.annotations.NullMarked;
