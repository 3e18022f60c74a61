package org.sealpress.vault;

import java.time.Instant;

/**
 * A copy that was read back on a target.
 *
 * @param target the target's name
 * @param object the object's name there
 * @param sha256 SHA-256 of what was read back, hex
 * @param copied when the ledger recorded it
 */
public record Copy(String target, String object, String sha256, Instant copied) {}
