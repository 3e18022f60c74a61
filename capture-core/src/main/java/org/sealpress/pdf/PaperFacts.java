package org.sealpress.pdf;

import java.time.LocalDate;

/**
 * What a paper key says of itself in words.
 *
 * @param holder who holds the key, as its certificate says; empty when that is not known
 * @param kind for example {@code RSA, 3072 bits}
 * @param fingerprint SHA-256 of the certificate, hex; empty when it is not known
 * @param until the last day of the certificate; empty when it is not known
 * @param file the name of the key's file, for the commands that are printed
 * @param made today
 */
public record PaperFacts(
    String holder, String kind, String fingerprint, String until, String file, LocalDate made) {}
