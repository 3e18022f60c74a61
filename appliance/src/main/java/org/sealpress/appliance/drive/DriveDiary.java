package org.sealpress.appliance.drive;

import java.io.IOException;
import java.util.Optional;
import org.sealpress.target.drive.DriveMarker;

/** Where it is written down for good which drive came and went. Safe for several threads. */
public interface DriveDiary {

  /**
   * A drive that was in a slot when something was last written of it.
   *
   * @param id its id
   * @param label its label
   */
  record Last(String id, String label) {}

  /** The drive that is in a slot as far as the diary knows. */
  Optional<Last> in(String slot) throws IOException;

  /** A drive came. */
  void arrived(DriveMarker drive, String slot) throws IOException;

  /** A drive may be pulled. */
  void ejected(Last drive, String slot) throws IOException;

  /** A drive is gone that was not let go. */
  void pulled(Last drive, String slot) throws IOException;
}
