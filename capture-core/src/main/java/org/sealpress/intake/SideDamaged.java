package org.sealpress.intake;

import java.io.IOException;

/** What is in the spool is not the side that was stored there: reading it again is of no use. */
final class SideDamaged extends IOException {
  private static final long serialVersionUID = 1L;

  SideDamaged(String what) {
    super(what);
  }

  /** Whether this is what a failure comes from. */
  static boolean isCauseOf(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof SideDamaged) {
        return true;
      }
    }
    return false;
  }
}
