package org.sealpress.scan;

import java.util.Optional;

/**
 * One batch from the feeder; from the flatbed it is one side. A fault ends the batch: then there is
 * nothing left but to close it. The scanner stays usable for the next one.
 */
public interface Feed extends AutoCloseable {

  /**
   * Feeds and starts reading the next side. Returns when its first bytes are there.
   *
   * @return empty when the feeder is empty; that is also the answer when it was empty from the
   *     start
   * @throws ScanFault when the sheet could not be fed
   * @throws IllegalStateException when the side before was not read, or after a fault
   */
  Optional<Side> next() throws ScanFault;

  /** Ends the batch: tells the scanner once that no more is wanted. Never throws. */
  @Override
  void close();
}
