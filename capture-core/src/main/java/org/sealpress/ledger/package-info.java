/**
 * The record of all that happened to every document: append-only, one canonical JSON object a line,
 * each with the SHA-256 of the line before.
 *
 * <p>Flow: {@link Ledger#open} takes the lock and finds the end, {@link Ledger#append} writes an
 * {@link Event} and returns the {@link Entry} once it is on the disk, {@link Ledger#cut} closes the
 * open segment so that it can be shipped. {@link LedgerReader} reads and verifies any directory of
 * segments, also on a target and without the box.
 *
 * <p>A {@link Notary} signs checkpoints over the closed segments ({@link
 * org.sealpress.ledger.checkpoint}, {@link org.sealpress.ledger.merkle}) and refuses what
 * contradicts an earlier one; {@link LedgerReader#verify(Against)} holds a ledger against them,
 * with the public key alone; a {@link Prover} shows one entry to who has nothing else, {@link
 * ProvenEntry} is what that proves.
 *
 * <pre>
 * ledger/0000000000-0000000041.jsonl   closed, never changed again
 * ledger/0000000042-0000000099.jsonl
 * ledger/open.jsonl                    grows
 * ledger/torn-0000000100.1             a line that a power cut left half-written
 * ledger/.lock                         held by the one writer
 * </pre>
 *
 * <p>A line is the JCS form (RFC 8785) of an object with the keys {@code seq} (from 0), {@code
 * time} (RFC 3339, UTC, milliseconds), {@code type}, {@code prev} (SHA-256 of the previous line's
 * bytes without its newline; 64 zeros in the first) and those of the event. Values are strings,
 * integers, booleans and lists of strings.
 *
 * <p>Invariants: the first entry is {@link Event.Opened} and names the ledger; nothing that was
 * appended changes; only a last line that was never reported as written is ever cut off, and it is
 * kept aside; a time is what the clock said, and is flagged when the clock had gone back. What the
 * chain alone cannot show is the loss or change of its very end, or that all of it was written
 * anew: for that a checkpoint, or a {@link Head} from elsewhere, is compared.
 */
@NullMarked
package org.sealpress.ledger;

import org.jspecify.annotations.NullMarked;
