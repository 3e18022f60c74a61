package org.sealpress.intake;

import java.io.IOException;

/** What the spool has of a capture is not what was written: reading it again is of no use. */
final class SpoolDamaged extends IOException {
  private static final long serialVersionUID = 1L;

  SpoolDamaged(String what) {
    super(what);
  }

  SpoolDamaged(String what, Throwable cause) {
    super(what, cause);
  }
}
