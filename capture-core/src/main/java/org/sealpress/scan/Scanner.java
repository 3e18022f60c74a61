package org.sealpress.scan;

/**
 * An open scanner. Not thread-safe: one thread at a time, and nothing else while a {@link Feed} is
 * open. Every call has a time limit and ends in a result or a {@link ScanFault}.
 */
public interface Scanner extends AutoCloseable {

  /** What this scanner says of itself. */
  ScannerInfo info();

  /**
   * Sets the scanner to a profile without feeding anything, so that a setting it can't do is known
   * before a sheet is.
   *
   * @throws ScanFault {@link ScanFault.Kind#UNSUPPORTED} names the option, what was asked for and
   *     what the scanner has
   */
  void check(ScanProfile profile) throws ScanFault;

  /** Applies the profile and makes ready to read; the first {@link Feed#next} starts the feeder. */
  Feed feed(ScanProfile profile) throws ScanFault;

  @Override
  void close();
}
