package org.sealpress.plan;

import java.time.Instant;
import java.util.Optional;

/**
 * What of one class is not on one target.
 *
 * @param target its name in the configuration
 * @param documentClass the class
 * @param due how many documents should be there
 * @param oldest when the first of these was sealed; empty when there is none, or the clock was in
 *     doubt
 * @param later how many are due at a later slot only
 */
public record Backlog(
    String target, String documentClass, long due, Optional<Instant> oldest, long later) {}
