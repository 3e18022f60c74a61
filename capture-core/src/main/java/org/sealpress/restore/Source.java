package org.sealpress.restore;

import org.sealpress.target.Target;

/**
 * A place that documents may come back from.
 *
 * @param name how the person who named it calls it
 * @param target the place
 */
public record Source(String name, Target target) {}
