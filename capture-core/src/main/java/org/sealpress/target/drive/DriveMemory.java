package org.sealpress.target.drive;

import java.util.Optional;

/** What the box remembers of its drives, whichever is in the slot. Safe for several threads. */
public interface DriveMemory {
  /**
   * A drive of the set.
   *
   * @param retired why it was taken out of the set; empty when it was not
   * @param lastObject the object that was copied to it last and read back; empty for none
   * @param entries over how many entries of the ledger the newest checkpoint was that it got; 0 for
   *     none
   */
  record Known(Optional<String> retired, Optional<String> lastObject, long entries) {}

  /** The drive with this id, if it is remembered. */
  Optional<Known> drive(String id);

  /**
   * The id of another drive of the set that has this label and was not retired.
   *
   * @param id of the one that is meant; empty for one that is none of the set yet
   */
  Optional<String> otherOfLabel(String label, String id);

  /** How many bytes a drive must hold to have all that is in the archive now. */
  long archiveBytes();

  /** A checkpoint over so many entries is on a drive now. Never throws. */
  void shipped(String id, long entries);
}
