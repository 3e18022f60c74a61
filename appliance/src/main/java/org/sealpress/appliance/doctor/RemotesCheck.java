package org.sealpress.appliance.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.tool.Call;
import org.sealpress.tool.ToolFault;

/** The remotes of rclone that targets are on. They are not called: `sealpress target test` does. */
record RemotesCheck(Machine machine) implements Check {
  @Override
  public String name() {
    return "remotes";
  }

  @Override
  public List<Finding> look() throws ToolFault {
    List<Finding> findings = new ArrayList<>();
    for (TargetConfig each : machine.config().map(Config::targets).orElse(List.of())) {
      if (each instanceof TargetConfig.Rclone rclone) {
        findings.add(look(rclone));
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.note("no target is of the kind rclone", ""))
        : findings;
  }

  private static Finding look(TargetConfig.Rclone target) throws ToolFault {
    String remote = target.remote().substring(0, target.remote().indexOf(':', 1) + 1);
    if (remote.startsWith(":")) {
      return Finding.good(target.name() + ": " + target.remote());
    }
    Optional<Set<String>> there = remotes(target.config());
    if (there.isEmpty()) {
      return Finding.wrong(target.name() + ": rclone is not installed", "apt-get install rclone");
    }
    return there.get().contains(remote)
        ? Finding.good(
            target.name() + ": rclone knows " + remote + " (`sealpress target test` tries it)")
        : Finding.wrong(
            "%s: rclone does not know %s (it knows %s)"
                .formatted(
                    target.name(),
                    remote,
                    there.get().isEmpty() ? "none" : String.join(", ", there.get())),
            "set it up with `rclone config`, as the user that the daemon runs as");
  }

  private static Optional<Set<String>> remotes(Optional<Path> config) throws ToolFault {
    Call call = Machine.tool("rclone", "rclone").call("listremotes");
    config.ifPresent(file -> call.with("--config", file.toString()));
    return Machine.run(call)
        .map(
            result -> {
              Set<String> all = new TreeSet<>();
              result.out().lines().map(String::strip).forEach(all::add);
              return all;
            });
  }
}
