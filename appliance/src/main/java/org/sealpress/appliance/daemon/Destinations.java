package org.sealpress.appliance.daemon;

import java.time.Clock;
import java.util.List;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.delivery.Destination;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.plan.DriveRecord;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.drive.DriveMarker;
import org.sealpress.target.drive.DriveTarget;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.target.git.GitLimits;
import org.sealpress.target.git.GitSettings;
import org.sealpress.target.git.GitTarget;

/** Targets of a configuration. */
public final class Destinations {
  private Destinations() {}

  /**
   * All of them, to be delivered to. Drives have names of their own in the ledger, whatever slot
   * they are in: what is on one is not on the other.
   */
  static List<Destination> of(List<TargetConfig> targets, Drives drives, Clock clock) {
    return targets.stream().map(target -> of(target, drives, clock)).toList();
  }

  private static Destination of(TargetConfig target, Drives drives, Clock clock) {
    return target instanceof TargetConfig.Rclone remote
        ? FarAway.destination(remote, clock)
        : new Destination(target.name(), () -> opened(target, drives, clock));
  }

  private static Opened opened(TargetConfig target, Drives drives, Clock clock) throws TargetFault {
    if (target instanceof TargetConfig.Drive slot) {
      DriveTarget drive = drives.open(slot);
      DriveMarker marker = drive.marker();
      return new Opened(DriveRecord.ledgerName(marker.label(), marker.id()), drive, true);
    }
    return new Opened(target.name(), open(target, clock));
  }

  /** One of them as it is now, to read from it. */
  public static Target open(TargetConfig target, Clock clock) throws TargetFault {
    if (target instanceof TargetConfig.Folder folder) {
      return new FolderTarget(folder.name(), folder.path());
    } else if (target instanceof TargetConfig.Drive slot) {
      return DriveTarget.forReading(slot.path());
    } else if (target instanceof TargetConfig.Git git) {
      GitSettings settings =
          new GitSettings(
              git.name(), git.url(), git.branch(), git.key(), git.knownHosts(), git.cache());
      return GitTarget.open(settings, GitLimits.standard(), clock);
    }
    return FarAway.open((TargetConfig.Rclone) target, clock);
  }
}
