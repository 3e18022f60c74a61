package org.sealpress.fuzz;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** A random generator that gives the same in each run. */
public final class SeededRandom {
  private SeededRandom() {}

  /** A new one. */
  public static SecureRandom of(long seed) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(seed); // before anything was drawn, it is the only seed
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
