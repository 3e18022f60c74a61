package org.sealpress.delivery;

/**
 * How far the rounds to one target have come. A round that gave up, for too many objects failed one
 * after the other, is followed by one that begins behind them: what fails each time holds up
 * nothing for ever.
 */
final class Progress {
  private String ledgerName = "";
  private long after = -1;

  /** Rounds to another drive begin with the oldest object. */
  void with(String name) {
    if (!ledgerName.equals(name)) {
      ledgerName = name;
      after = -1;
    }
  }

  /** The ledger's entry after which the round begins; -1 is the beginning. */
  long after() {
    return after;
  }

  void gaveUpAt(long seq) {
    after = seq;
  }

  void through() {
    after = -1;
  }
}
