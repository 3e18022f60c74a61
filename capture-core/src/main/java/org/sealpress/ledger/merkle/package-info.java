/**
 * The Merkle tree of RFC 6962, section 2.1, with SHA-256: which root so many entries have, that an
 * entry is among them, that a longer list begins with a shorter one. Knows nothing of what the
 * entries are.
 *
 * <p>{@link org.sealpress.ledger.merkle.CompactRange} follows a growing list with one hash for each
 * power of two; {@link org.sealpress.ledger.merkle.Tree} makes proofs from what knows the hashes of
 * whole subtrees, such as {@link org.sealpress.ledger.merkle.HashFiles}, and {@link
 * org.sealpress.ledger.merkle.StreamedHashes} in one pass over the list without any. Whoever checks
 * a proof needs the roots and {@link org.sealpress.ledger.merkle.InclusionProof} or {@link
 * org.sealpress.ledger.merkle.ConsistencyProof} only.
 */
@NullMarked
package org.sealpress.ledger.merkle;

import org.jspecify.annotations.NullMarked;
