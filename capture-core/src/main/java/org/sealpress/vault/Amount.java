package org.sealpress.vault;

/**
 * So many sealed objects.
 *
 * @param objects how many
 * @param bytes their size together
 */
public record Amount(long objects, long bytes) {
  /** Nothing. */
  public static final Amount NONE = new Amount(0, 0);

  /** Both together. */
  public Amount plus(Amount other) {
    return new Amount(objects + other.objects, bytes + other.bytes);
  }
}
