package org.sealpress.target;

/**
 * A stored name.
 *
 * @param name path inside the target
 * @param size bytes
 */
public record Stat(String name, long size) {}
