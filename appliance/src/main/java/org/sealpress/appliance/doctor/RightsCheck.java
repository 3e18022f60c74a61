package org.sealpress.appliance.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpress.appliance.config.ButtonConfig;
import org.sealpress.appliance.config.Config;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/** What this user may do. */
record RightsCheck(Machine machine) implements Check {
  private static final String ROOT = "root";

  @Override
  public String name() {
    return "user and rights";
  }

  @Override
  public List<Finding> look() throws ToolFault, IOException {
    List<Finding> findings = new ArrayList<>();
    String user = System.getProperty("user.name", "");
    Set<String> groups = groups();
    findings.add(
        user.equals(ROOT)
            ? Finding.note(
                "this is root; the daemon runs as a user of its own",
                "ask again as that user: runuser -u sealpress -- sealpress doctor")
            : Finding.good(user + ", in the groups " + String.join(", ", groups)));
    if (!user.equals(ROOT)) {
      wanted().stream()
          .filter(each -> !groups.contains(each))
          .forEach(
              each ->
                  findings.add(
                      Finding.wrong(
                          user + " is not in the group " + each,
                          "usermod -aG " + each + " " + user + ", and start the service again")));
    }
    folder(machine.data()).ifPresent(findings::add);
    return findings;
  }

  private static Set<String> groups() throws ToolFault {
    Set<String> groups = new TreeSet<>();
    Machine.run(Machine.tool("id", "coreutils").call("-Gn"))
        .map(ToolResult::out)
        .ifPresent(out -> groups.addAll(Arrays.asList(out.strip().split("\\s+", -1))));
    return groups;
  }

  /** The groups that buttons need. */
  private Set<String> wanted() {
    Set<String> wanted = new TreeSet<>();
    for (ButtonConfig each : machine.config().map(Config::buttons).orElse(List.of())) {
      if (each instanceof ButtonConfig.Gpio) {
        wanted.add("gpio");
      } else if (!(each instanceof ButtonConfig.Http)) {
        wanted.add("input");
      }
    }
    return wanted;
  }

  private static Optional<Finding> folder(Path folder) {
    if (!Files.exists(folder)) {
      return Optional.of(
          Finding.note(folder + " is not there yet", "it is made at the first start"));
    }
    return Files.isWritable(folder)
        ? Optional.of(Finding.good(folder + " can be written"))
        : Optional.of(
            Finding.wrong(
                "this user may not write to " + folder,
                "run this as the user that owns it: `stat -c %U " + folder + "`"));
  }
}
