package org.sealpress.seal;

/**
 * Sizes and hashes of one document on both sides of its seal, taken in passing.
 *
 * @param plainSize bytes of the document
 * @param plainSha256 SHA-256 of the document, hex
 * @param sealedSize bytes of the sealed object
 * @param sealedSha256 SHA-256 of the sealed object, hex
 */
public record Sums(long plainSize, String plainSha256, long sealedSize, String sealedSha256) {}
