/**
 * Whoever reads what others may have written is fuzzed here: {@link org.sealpress.fuzz.FuzzTarget}
 * says what must hold for any bytes, {@link org.sealpress.fuzz.Targets} lists who does.
 *
 * <p>Two ways of running them: {@code FuzzTest} gives each a few thousand inputs that a seeded
 * {@code Mutator} makes of good ones, in the tests, everywhere. {@code deploy/fuzz.sh} has Jazzer,
 * which follows the coverage, do it for minutes; {@code JazzerIT} is a short, seeded run of that.
 * What was found once is kept in {@code src/test/resources/fuzz/TARGET/} and tried first.
 */
@NullMarked
package org.sealpress.fuzz;

import org.jspecify.annotations.NullMarked;
