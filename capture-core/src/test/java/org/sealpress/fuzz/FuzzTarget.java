package org.sealpress.fuzz;

import java.util.List;

/** A reader of bytes that somebody else may have written, and what must hold for any of them. */
public interface FuzzTarget {

  /** Good inputs, the same in each run; others are made of them. */
  List<byte[]> seeds() throws Exception;

  /**
   * Has an input read and asserts what must hold. Faults that the reader declares are expected and
   * caught here; whatever is thrown from here is a finding.
   */
  void read(byte[] input) throws Exception;

  /** What an input may cost. */
  default Cost most() {
    return Cost.SMALL;
  }
}
