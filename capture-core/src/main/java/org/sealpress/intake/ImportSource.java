package org.sealpress.intake;

import java.nio.file.Path;

/**
 * A file to be taken in.
 *
 * @param inbox name of the inbox that it lies in
 * @param file absolute
 */
public record ImportSource(String inbox, Path file) {
  /**
   * A folder in every inbox, for files of which nothing can be made. Where it is missing, a mount
   * point is looked at and not the inbox.
   */
  public static final String REJECTED = "rejected";

  /** What the ledger calls an inbox, where it would name a scanner. */
  String device() {
    return "inbox:" + inbox;
  }

  /** The same for people. */
  String origin() {
    return "imported from a file, inbox " + inbox;
  }
}
