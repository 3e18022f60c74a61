package org.sealpress.scan;

import java.util.Optional;

/** One batch from the feeder. */
public interface Feed extends AutoCloseable {

  /**
   * Feeds and starts reading the next side.
   *
   * @return empty when the feeder is empty; that is also the answer when it was empty from the
   *     start
   * @throws ScanFault when the sheet could not be fed; the scanner stays usable
   */
  Optional<Side> next() throws ScanFault;

  /** Ends the batch: tells the scanner once that no more is wanted. Never throws. */
  @Override
  void close();
}
