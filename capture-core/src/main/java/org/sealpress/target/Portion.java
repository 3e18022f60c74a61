package org.sealpress.target;

/**
 * What is brought to a target in one batch: much costs less for each, and is waited for longer.
 *
 * @param objects how many at most
 * @param bytes how much at most, if it is more than one
 */
public record Portion(int objects, long bytes) {
  /** A second or two to a drive. */
  public static final Portion USUAL = new Portion(100, 64L << 20);
}
