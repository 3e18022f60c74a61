package org.sealpress.vault;

import java.time.Instant;

/**
 * A sealed version of a document, as the catalog knows it.
 *
 * @param document the document's id
 * @param version 1 for the first
 * @param documentClass for example {@code legal}
 * @param pages pages of the PDF
 * @param object the object's name
 * @param size bytes of the object
 * @param sha256 SHA-256 of the object, hex
 * @param plainSha256 SHA-256 of the PDF, hex
 * @param capture the capture its pages are of
 * @param sealed when the ledger recorded it
 * @param seq the ledger's entry
 */
public record DocumentVersion(
    String document,
    int version,
    String documentClass,
    int pages,
    String object,
    long size,
    String sha256,
    String plainSha256,
    String capture,
    Instant sealed,
    long seq) {}
