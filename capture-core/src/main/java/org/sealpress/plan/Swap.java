package org.sealpress.plan;

import java.time.Instant;

/**
 * A drive took the place of another one. The same drive again is no swap.
 *
 * @param drive the id of the one that came
 * @param at when
 * @param doubtful whether the clock had gone back then
 */
public record Swap(String drive, Instant at, boolean doubtful) {}
