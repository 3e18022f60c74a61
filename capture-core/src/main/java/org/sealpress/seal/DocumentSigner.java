package org.sealpress.seal;

/** Signs documents for the box. Safe for several threads. */
public interface DocumentSigner {

  /**
   * A signature.
   *
   * @param cms SignedData in DER (RFC 5652, EN 319 122-1), without the content
   * @param stamped whether it has a time-stamp, so that a second try would give other bytes
   * @param note what a person should know; empty when all is well
   */
  @SuppressWarnings("ArrayRecordComponent") // is written and thrown away
  record Signed(byte[] cms, boolean stamped, String note) {}

  /** Who signs, for people. */
  String name();

  /** Bytes that the next signature will most likely have. */
  int room();

  /**
   * Signs. Without a time-stamp the same hash always gives the same bytes.
   *
   * @param sha256 of what is signed
   * @param length how long the signature should be
   * @throws SealFault when it can't be signed; a time-stamp that can't be had is no reason
   */
  Signed sign(byte[] sha256, int length) throws SealFault;

  /**
   * One that can't.
   *
   * @param why for the person who has to act
   */
  static DocumentSigner unable(String why) {
    return new DocumentSigner() {
      @Override
      public String name() {
        return "";
      }

      @Override
      public int room() {
        return 0;
      }

      @Override
      public Signed sign(byte[] sha256, int length) throws SealFault {
        throw new SealFault(SealFault.Kind.NO_SEAL_KEY, why);
      }
    };
  }
}
