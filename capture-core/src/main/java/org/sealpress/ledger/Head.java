package org.sealpress.ledger;

/**
 * An entry that somebody saw: enough to tell later that the ledger in hand still holds it.
 *
 * @param ledger the ledger's id
 * @param seq the entry's number
 * @param hash SHA-256 of its line, hex
 */
public record Head(String ledger, long seq, String hash) {}
