package org.sealpress.target.drive;

import java.io.InputStream;
import org.sealpress.target.Content;
import org.sealpress.target.TargetFault;

/** What a capacity check fills and reads again. */
interface Medium {

  /** Bytes that are free. */
  long free() throws TargetFault;

  /**
   * Takes room without writing to it, if the file system can.
   *
   * @return whether it did
   */
  boolean reserve(String name, long bytes) throws TargetFault;

  /** Writes, durably. */
  void write(String name, Content content) throws TargetFault;

  /** From now on what is read comes from the medium, as far as that can be brought about. */
  void forget();

  /** Reads past the caches in this machine's memory. */
  InputStream readBack(String name) throws TargetFault;

  /** Removes all that was written here. */
  void clear();
}
