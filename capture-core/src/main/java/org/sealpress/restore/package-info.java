/**
 * Works from targets alone, without the box.
 *
 * <p>Flow: {@link org.sealpress.restore.Ledgers} copies and checks the ledger of each {@link
 * Source} and believes the longest that is as it was written; {@link
 * org.sealpress.restore.Holdings} adds which object lies where. On that stand {@link Restore}
 * (documents back), {@link Verification} (objects hashed, no key), {@link Rebuild} and {@link
 * Refill} (a new box goes on), {@link Drill} with its {@link Receipt}, and {@link Versions}.
 *
 * <p>Invariants: nothing is written over; a document gets its name only when its tag, its hash in
 * the ledger and its bytes on the disk are sure; what is damaged does not stop the rest; targets
 * are only read.
 */
@NullMarked
package org.sealpress.restore;

import org.jspecify.annotations.NullMarked;
