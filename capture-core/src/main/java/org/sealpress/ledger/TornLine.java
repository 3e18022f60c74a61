package org.sealpress.ledger;

import java.nio.file.Path;

/**
 * A line that a power cut left half-written: nobody was told that it was there.
 *
 * @param seq the number it would have had
 * @param savedAs where its bytes were put aside
 * @param bytes how many there were
 */
public record TornLine(long seq, Path savedAs, long bytes) {}
