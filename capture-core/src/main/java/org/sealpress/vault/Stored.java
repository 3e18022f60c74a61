package org.sealpress.vault;

/**
 * A document is sealed, on the disk and in the ledger.
 *
 * @param version what was stored
 * @param already whether it was there before this call; its {@code plainSha256} tells whether from
 *     the same PDF
 */
public record Stored(DocumentVersion version, boolean already) {}
