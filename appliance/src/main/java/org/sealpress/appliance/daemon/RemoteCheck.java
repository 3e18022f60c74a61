package org.sealpress.appliance.daemon;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.target.TargetFault;
import org.sealpress.target.rclone.RcloneSetup;

/** Says at the start what keeps remotes from being used, by the line of the configuration. */
final class RemoteCheck {
  private RemoteCheck() {}

  /** Looks on a thread of its own, since programs are called: the scanner does not wait for it. */
  static void begin(ConfigFile file, Consumer<List<String>> warn) {
    Thread thread = new Thread(() -> warn.accept(problems(file)), "remote-check");
    thread.setDaemon(true);
    thread.start();
  }

  /** One for each remote that can't be used as the configuration has it. */
  static List<String> problems(ConfigFile file) {
    return file.config().targets().stream().flatMap(each -> problem(file, each).stream()).toList();
  }

  private static Optional<String> problem(ConfigFile file, TargetConfig target) {
    String key = "";
    try {
      if (target instanceof TargetConfig.Rclone remote) {
        key = "remote";
        RcloneSetup.check(remote.name(), remote.remote(), remote.config());
      } else if (target instanceof TargetConfig.Git) {
        key = "url";
        var unused = Destinations.open(target, Clock.systemUTC()); // talks to nobody yet
      }
      return Optional.empty();
    } catch (TargetFault | IllegalArgumentException e) {
      return Optional.of(
          file.where("targets." + target.name() + "." + key) + ": " + e.getMessage());
    }
  }
}
