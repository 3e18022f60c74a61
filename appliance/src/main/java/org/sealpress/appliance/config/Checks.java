package org.sealpress.appliance.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpress.plan.TargetKinds;

/**
 * What no single key shows: copies that would be no copies. A value that was refused is left out,
 * as a stand-in is in its place.
 */
final class Checks {
  private final Config config;
  private final Lines lines;
  private final Problems problems;
  private final Set<Integer> refused;

  private Checks(Config config, Lines lines, Problems problems) {
    this.config = config;
    this.lines = lines;
    this.problems = problems;
    this.refused = problems.lines();
  }

  static void run(Config config, Lines lines, Problems problems) {
    Checks checks = new Checks(config, lines, problems);
    checks.targetsApart();
    checks.inboxesApart();
    checks.enough();
    checks.backsCanBeFed();
    checks.pageCanBeServed();
    checks.timestampsCanBeAsked();
    PlanChecks.run(config, lines, problems);
    checks.requiredCanBeMet();
    AlarmChecks.run(config, lines, problems);
    ButtonChecks.run(config, lines, problems);
  }

  private void targetsApart() {
    Map<Object, String> seen = new HashMap<>();
    for (TargetConfig target : config.targets()) {
      String key = "targets." + target.name();
      if (lines.allOf(key).anyMatch(refused::contains)) {
        continue;
      }
      Object place;
      if (target instanceof TargetConfig.Folder folder) {
        key += ".path";
        apartFromData(key, folder.path());
        place = folder.path();
      } else if (target instanceof TargetConfig.Drive drive) {
        key += ".path";
        apartFromData(key, drive.path());
        warnOfFolder(drive);
        place = drive.path();
      } else if (target instanceof TargetConfig.Git git) {
        String of = key;
        key += ".url";
        git.local().ifPresent(path -> apartFromData(of + ".url", path));
        sshAlone(of + ".key", git, git.key());
        sshAlone(of + ".known-hosts", git, git.knownHosts());
        place = git.url() + "\n" + git.branch();
      } else {
        TargetConfig.Rclone rclone = (TargetConfig.Rclone) target;
        key += ".remote";
        place = rclone.remote() + "\n" + rclone.config();
      }
      String first = seen.putIfAbsent(place, key);
      if (first != null) {
        problems.add(
            lines.of(key),
            "`" + key + "` is the same place as `" + first + "` in line " + lines.of(first),
            "expected a place of its own for each target",
            "change one of them, or remove it");
      }
    }
  }

  private void sshAlone(String key, TargetConfig.Git git, Optional<Path> file) {
    if (file.isPresent() && !git.ssh()) {
      problems.add(
          lines.of(key),
          "`" + key + "` is for ssh, and `url` is " + git.url(),
          "expected it only beside an ssh URL, such as ssh://USER@HOST/PATH",
          "remove it, or change `url`");
    }
  }

  private void warnOfFolder(TargetConfig.Drive drive) {
    if (!drive.mounted()) {
      String key = "targets." + drive.name() + ".mounted";
      problems.warn(
          lines.of(key),
          "`" + key + "` is `no`",
          "expected a drive to be mounted at " + drive.path() + ": a folder protects from nothing",
          "this is for trying out; mount a drive there and remove the line");
    }
  }

  private void inboxesApart() {
    Map<Path, String> seen = new HashMap<>();
    for (TargetConfig target : config.targets()) {
      if (target instanceof TargetConfig.Folder folder) {
        seen.put(folder.path(), "targets." + folder.name() + ".path");
      } else if (target instanceof TargetConfig.Drive drive) {
        seen.put(drive.path(), "targets." + drive.name() + ".path");
      }
    }
    for (InboxConfig inbox : config.inboxes()) {
      String key = "inboxes." + inbox.name() + ".path";
      if (refused.contains(lines.of(key))) {
        continue;
      }
      apartFromData(key, inbox.path());
      String first = seen.putIfAbsent(inbox.path(), key);
      if (first != null) {
        problems.add(
            lines.of(key),
            "`" + key + "` is the same place as `" + first + "` in line " + lines.of(first),
            "expected a folder for incoming files alone",
            "change one of them, or remove it");
      }
    }
  }

  private void apartFromData(String key, Path path) {
    boolean overlap = path.startsWith(config.data()) || config.data().startsWith(path);
    if (overlap && !refused.contains(lines.of("data"))) {
      problems.add(
          lines.of(key),
          "`" + key + "` and `data` (" + config.data().toString() + ") overlap",
          "expected neither folder to be inside the other",
          "choose a folder on another disk");
    }
  }

  private void backsCanBeFed() {
    for (Profile profile : config.profiles()) {
      String key = "profiles." + profile.name() + ".duplex";
      if (profile.duplex() == Duplex.MANUAL && config.scanner().hold().isZero()) {
        problems.add(
            lines.of(key),
            "`" + key + "` is `manual` and `scanner.hold` is `0 s`",
            "expected captures to be held until their backs are fed",
            "give `scanner.hold` some time, such as 1 h");
      }
    }
  }

  private void pageCanBeServed() {
    HttpConfig http = config.http();
    if (http.certificate().isPresent() != http.key().isPresent()) {
      String there = http.key().isPresent() ? "http.key" : "http.certificate";
      problems.add(
          lines.of(there),
          "`" + there + "` stands alone",
          "expected both `certificate` and `key`, or neither: then the box makes its own",
          "add the other one, or remove it");
    }
    if (http.redirect().isPresent() && http.redirect().getAsInt() == http.port()) {
      problems.add(
          lines.of("http.redirect"),
          "`http.redirect` is the port of the page itself",
          "expected another port, where plain HTTP says where the page is",
          "change it, or remove it");
    }
  }

  private void requiredCanBeMet() {
    TargetKinds kinds = config.targetKinds();
    for (DocumentClass each : config.classes()) {
      String key = "classes." + each.name() + ".required";
      List<String> never = each.required().impossible(kinds);
      if (!never.isEmpty() && !refused.contains(lines.of(key))) {
        problems.add(
            lines.of(key),
            "`" + key + "` is `" + each.required() + "`",
            "expected targets in this file that can meet it; there are too few for "
                + String.join(" and ", never),
            "describe such targets, or require what there is");
      }
    }
    if (config.local().keep().isPresent() && config.targets().isEmpty()) {
      problems.warn(
          lines.of("local.keep"),
          "`local.keep` lets documents leave this box, and `targets` has none",
          "expected somewhere else for them to be",
          "describe a drive, a folder or a remote; until then nothing leaves");
    }
  }

  private void timestampsCanBeAsked() {
    TimestampsConfig timestamps = config.timestamps();
    if (timestamps.url().isEmpty()) {
      if (!timestamps.certificates().isEmpty() || timestamps.login().isPresent()) {
        problems.add(
            lines.of("timestamps"),
            "`timestamps` has no `url`",
            "expected the address of the time-stamp authority",
            "add it, or remove the other keys");
      }
      return;
    }
    URI url = timestamps.url().get();
    String key = "timestamps.login";
    if (timestamps.login().isPresent()
        && "http".equals(url.getScheme())
        && !Places.isLoopback(url)
        && !refused.contains(lines.of("timestamps.url"))) {
      problems.add(
          lines.of(key),
          "`" + key + "` would be sent to " + url + " for everybody on the way to read",
          "expected an address with https",
          "change `timestamps.url`, or remove the login");
    }
  }

  private void enough() {
    if (config.targets().isEmpty()) {
      problems.warn(
          lines.of("targets"),
          "`targets` has none",
          "at least one is advised: documents stay on this box only",
          "describe a drive, a folder or a remote");
    }
  }
}
