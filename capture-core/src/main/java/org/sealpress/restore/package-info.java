/**
 * Gets documents back from a target alone, without the box: {@link Restore} reads the ledger that
 * lies beside the objects, opens each object with a private key, and compares it with what the
 * ledger says of it. Nothing is written over, and what is damaged does not stop the rest. {@link
 * LedgerSource} is for who wants the ledger alone.
 */
@NullMarked
package org.sealpress.restore;

import org.jspecify.annotations.NullMarked;
