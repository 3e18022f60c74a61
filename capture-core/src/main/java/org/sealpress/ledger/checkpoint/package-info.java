/**
 * Signed statements of what a ledger was at a time, in the forms of C2SP: {@link
 * org.sealpress.ledger.checkpoint.SignedNote} is a signed-note, {@link
 * org.sealpress.ledger.checkpoint.Checkpoint} the text of a tlog-checkpoint, {@link
 * org.sealpress.ledger.checkpoint.TlogProof} a tlog-proof. Only Ed25519 signatures (type 0x01) are
 * made and checked; those of others, such as witnesses, are kept and passed over.
 *
 * <p>What is read comes from outside: every reader is bounded and takes one form only, and gives
 * out nothing of a note before a known key's signature on it was verified. What is wrong is a
 * {@link org.sealpress.ledger.checkpoint.CheckpointFault}.
 */
@NullMarked
package org.sealpress.ledger.checkpoint;

import org.jspecify.annotations.NullMarked;
