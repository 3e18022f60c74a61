/**
 * Decorators around a target that is far away: what fails in passing is tried again, and what has
 * been away for long is left alone for a while.
 *
 * <p>{@link org.sealpress.target.retry.Retrying} goes inside, {@link
 * org.sealpress.target.retry.CircuitBreaker} outside: it counts a call as one, however often it was
 * tried. Both keep {@link org.sealpress.target.Batching} and {@link
 * org.sealpress.target.Target#readBack} as they are. Faults of a stream after it was opened are its
 * reader's to see.
 */
@NullMarked
package org.sealpress.target.retry;

import org.jspecify.annotations.NullMarked;
