package org.sealpress.ledger;

import java.util.Map;

/** What each event of a drive writes into its line and reads back from it. */
final class DriveFields {
  private DriveFields() {}

  static void write(DriveEvent event, Map<String, Object> out) {
    out.put("drive", event.drive());
    out.put("label", event.label());
    if (event instanceof DriveEvent.Enrolled e) {
      out.put("filesystem", e.filesystem());
      out.put("bytes", e.bytes());
    } else if (event instanceof DriveEvent.Arrived e) {
      out.put("slot", e.slot());
    } else if (event instanceof DriveEvent.Ejected e) {
      out.put("slot", e.slot());
    } else if (event instanceof DriveEvent.Pulled e) {
      out.put("slot", e.slot());
    } else if (event instanceof DriveEvent.Retired e) {
      out.put("reason", e.reason());
    }
  }

  /**
   * The event of a line whose common fields were taken out.
   *
   * @throws IllegalArgumentException when a field is missing or of the wrong kind, or the type is
   *     not a drive's
   */
  static DriveEvent read(String type, FieldMap in) {
    String drive = in.text("drive");
    String label = in.text("label");
    return switch (type) {
      case "drive-enrolled" ->
          new DriveEvent.Enrolled(drive, label, in.text("filesystem"), in.number("bytes"));
      case "drive-arrived" -> new DriveEvent.Arrived(drive, label, in.text("slot"));
      case "drive-ejected" -> new DriveEvent.Ejected(drive, label, in.text("slot"));
      case "drive-pulled" -> new DriveEvent.Pulled(drive, label, in.text("slot"));
      case "drive-retired" -> new DriveEvent.Retired(drive, label, in.text("reason"));
      default -> throw new IllegalArgumentException(type + " is no event of a drive");
    };
  }
}
