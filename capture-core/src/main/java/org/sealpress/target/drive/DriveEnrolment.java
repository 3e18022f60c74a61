package org.sealpress.target.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.sealpress.target.Content;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.folder.FolderTarget;

/** Makes a mounted file system one of the set. Nothing on it is changed but the marker added. */
final class DriveEnrolment {
  private static final int ID_BYTES = 16;

  /** What an archive consists of, with or without a marker. */
  private static final List<String> ARCHIVE =
      List.of("objects", "ledger", "checkpoints", "evidence", "box.pem");

  private DriveEnrolment() {}

  static DriveMarker enrol(Path slot, String label, Clock clock, SecureRandom random)
      throws TargetFault {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    DriveMarker marker =
        new DriveMarker(
            HexFormat.of().formatHex(id), label, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    refuseUsed(slot);
    device(slot, marker).put(DriveMarker.FILE, Content.of(marker.json()));
    return marker;
  }

  private static FolderTarget device(Path slot, DriveMarker marker) throws TargetFault {
    String remedy = "insert the drive and mount it there";
    try {
      return FolderTarget.onDevice(marker.title(), slot, remedy, FolderTarget.deviceOf(slot));
    } catch (IOException e) {
      throw new TargetFault(
          Kind.UNAVAILABLE,
          "%s can't be enrolled: there is no folder %s: %s".formatted(marker.title(), slot, remedy),
          e);
    }
  }

  private static void refuseUsed(Path slot) throws TargetFault {
    Optional<DriveMarker> there = DriveMarker.read(slot);
    if (there.isPresent()) {
      throw new TargetFault(
          Kind.NAME_TAKEN,
          "the drive at %s is enrolled already, as %s since %s: use it under this label, or another drive"
              .formatted(slot, there.get().title(), there.get().enrolledAt()));
    }
    for (String part : ARCHIVE) {
      if (Files.exists(slot.resolve(part), LinkOption.NOFOLLOW_LINKS)) {
        throw new TargetFault(
            Kind.NAME_TAKEN,
            "the drive at %s holds an archive already (%s) but no %s: it is left as it is; use an empty drive"
                .formatted(slot, part, DriveMarker.FILE));
      }
    }
  }
}
