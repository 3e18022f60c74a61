package org.sealpress.fuzz;

import java.time.Duration;

/**
 * What reading an input may cost.
 *
 * @param fixedBytes that may be allocated whatever the input
 * @param bytesPerByte and for each byte of it
 * @param time of the processor
 */
public record Cost(long fixedBytes, int bytesPerByte, Duration time) {
  /** Of most readers. */
  static final Cost SMALL = new Cost(8 << 20, 64, Duration.ofSeconds(1));

  /** How much may be allocated for an input. */
  long bytes(int length) {
    return fixedBytes + (long) bytesPerByte * length;
  }
}
