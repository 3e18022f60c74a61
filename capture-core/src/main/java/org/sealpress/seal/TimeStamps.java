package org.sealpress.seal;

/** Has time-stamps made (RFC 3161). Safe for several threads. */
@FunctionalInterface
public interface TimeStamps {

  /**
   * Asks for a time-stamp, and checks it.
   *
   * @param sha256 of what is to be stamped, 32 bytes
   * @throws SealFault {@link SealFault.Kind#NO_TIME_STAMP} when there is none to be had now, {@link
   *     SealFault.Kind#BAD_TIME_STAMP} when the one that came is not accepted
   */
  TimeStamp stamp(byte[] sha256) throws SealFault;
}
