/**
 * Brings what the vault holds to every target. {@link Delivery} gives each target a thread of its
 * own, so that a slow remote holds up nobody; {@link Courier} is one round to one target: what it
 * lacks, oldest first, each copy read back and hashed before it counts, then the ledger's segments.
 */
@NullMarked
package org.sealpress.delivery;

import org.jspecify.annotations.NullMarked;
