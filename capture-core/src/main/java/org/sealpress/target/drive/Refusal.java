package org.sealpress.target.drive;

import java.util.Optional;
import org.sealpress.target.drive.Finding.Kind;
import org.sealpress.target.drive.Finding.Refused;

/** Ends a look into a slot: nothing is to be written there. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refused why;

  Refusal(Kind kind, String says, String next) {
    this(kind, Optional.empty(), says, next);
  }

  Refusal(Kind kind, Optional<DriveMarker> drive, String says, String next) {
    super(says);
    why = new Refused(kind, drive, says, next);
  }

  Refused why() {
    return why;
  }
}
