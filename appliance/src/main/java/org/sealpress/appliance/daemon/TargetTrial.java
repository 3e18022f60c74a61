package org.sealpress.appliance.daemon;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.rclone.RcloneSetup;
import org.sealpress.target.rclone.RcloneTarget;

/**
 * Looks whether a target can be used, and says what would work there. Writes nothing: whether that
 * is allowed shows with the first document.
 */
public final class TargetTrial {
  private TargetTrial() {}

  /**
   * What was found, a sentence each.
   *
   * @throws TargetFault why it can't be used, and what to do
   * @throws IllegalArgumentException the same of its name
   */
  public static List<String> of(TargetConfig target, Clock clock) throws TargetFault {
    if (target instanceof TargetConfig.Rclone remote) {
      RcloneSetup.check(remote.name(), remote.remote(), remote.config());
    }
    Target opened = Destinations.open(target, clock);
    int segments = opened.list("ledger").size();
    List<String> found = new ArrayList<>();
    found.add(target.name() + " can be reached: " + target.place() + ".");
    found.add(
        segments == 0
            ? "Nothing of Sealpress is there yet."
            : "A ledger is there, in %d segment%s.".formatted(segments, segments == 1 ? "" : "s"));
    if (opened instanceof RcloneTarget remote) {
      found.addAll(remote.abilities());
    }
    return found;
  }
}
