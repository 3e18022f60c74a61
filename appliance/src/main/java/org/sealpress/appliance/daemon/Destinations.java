package org.sealpress.appliance.daemon;

import java.time.Clock;
import java.util.List;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.delivery.Destination;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.drive.DriveMarker;
import org.sealpress.target.drive.DriveTarget;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.target.rclone.RcloneLimits;
import org.sealpress.target.rclone.RcloneTarget;

/** Targets of a configuration. */
public final class Destinations {
  private static final int ID_SHOWN = 8;

  private Destinations() {}

  /** All of them, to be delivered to. */
  static List<Destination> of(List<TargetConfig> targets, Clock clock) {
    return targets.stream()
        .map(target -> new Destination(target.name(), () -> opened(target, clock)))
        .toList();
  }

  /** One of them, as it is now. */
  public static Target open(TargetConfig target, Clock clock) throws TargetFault {
    return opened(target, clock).target();
  }

  private static Opened opened(TargetConfig target, Clock clock) throws TargetFault {
    if (target instanceof TargetConfig.Folder folder) {
      return new Opened(folder.name(), new FolderTarget(folder.name(), folder.path()));
    } else if (target instanceof TargetConfig.Drive slot) {
      DriveTarget drive = DriveTarget.open(slot.path());
      return new Opened(ledgerName(slot, drive.marker()), drive, true);
    }
    TargetConfig.Rclone remote = (TargetConfig.Rclone) target;
    return new Opened(
        remote.name(),
        RcloneTarget.open(
            remote.name(), remote.remote(), remote.config(), RcloneLimits.standard(), clock));
  }

  /** Drives take turns in a slot: what is on one is not on the other. */
  private static String ledgerName(TargetConfig.Drive slot, DriveMarker marker) {
    String id = marker.id();
    return slot.name()
        + ":"
        + marker.label()
        + ":"
        + id.substring(0, Math.min(id.length(), ID_SHOWN));
  }
}
