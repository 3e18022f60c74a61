package org.sealpress.target.drive;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Which drive a drive is.
 *
 * @param id 32 lower-case hexadecimal digits, random; never changes
 * @param label what people call the drive and what is written on it: {@code A}
 * @param enrolledAt when the drive was made one of the set, by the box's clock
 * @param filesystem UUID of the file system that the marker was written to; empty for a folder that
 *     is used as if it were a drive
 * @param origin of which ledger's set: {@code sealpress/BOX/LEDGER-ID}
 * @param bytes how much the file system could hold
 */
public record DriveMarker(
    String id, String label, Instant enrolledAt, String filesystem, String origin, long bytes) {
  /** Name of its file in the root of the drive. */
  public static final String FILE = "drive.json";

  private static final int ID_SHOWN = 8;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern LABEL =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._-]{0,38}[\\p{L}\\p{N}._-])?");
  private static final Pattern FILESYSTEM = Pattern.compile("[0-9A-Za-z-]{0,64}");
  private static final Pattern ORIGIN = Pattern.compile("sealpress/[A-Za-z0-9._/-]{1,200}");

  /** Checks the parts. */
  public DriveMarker {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no drive id: expected 32 digits 0-9 a-f".formatted(Visible.text(id)));
    }
    checkLabel(label);
    if (!FILESYSTEM.matcher(filesystem).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no UUID of a file system: expected digits, letters and hyphens"
              .formatted(Visible.text(filesystem)));
    }
    if (!ORIGIN.matcher(origin).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no ledger's origin: expected sealpress/BOX/LEDGER-ID"
              .formatted(Visible.text(origin)));
    }
    if (bytes < 0) {
      throw new IllegalArgumentException(bytes + " is no size: expected 0 or more");
    }
  }

  /**
   * Checks a label.
   *
   * @return the label
   * @throws IllegalArgumentException when it can't be one
   */
  public static String checkLabel(String label) {
    if (!LABEL.matcher(label).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" can't be the label of a drive: expected 1 to 40 letters, digits, spaces or . _ - beginning with a letter or digit"
              .formatted(Visible.text(label)));
    }
    return label;
  }

  /** How messages call the drive. */
  public String title() {
    return "drive \"" + label + "\"";
  }

  /** As much of an id as tells drives apart for people. */
  static String shortened(String id) {
    return id.substring(0, Math.min(ID_SHOWN, id.length()));
  }
}
