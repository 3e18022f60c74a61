package org.sealpress.appliance.config;

import java.util.Set;
import java.util.stream.Stream;
import org.sealpress.plan.Policy;
import org.sealpress.plan.Today;

/** What of the plan contradicts itself: documents that would end before they are safe. */
final class PlanChecks {
  private final Config config;
  private final Lines lines;
  private final Problems problems;
  private final Set<Integer> refused;

  private PlanChecks(Config config, Lines lines, Problems problems) {
    this.config = config;
    this.lines = lines;
    this.problems = problems;
    this.refused = problems.lines();
  }

  static void run(Config config, Lines lines, Problems problems) {
    PlanChecks checks = new PlanChecks(config, lines, problems);
    config.classes().forEach(checks::longEnough);
    if (config.targets().stream().anyMatch(TargetConfig.Drive.class::isInstance)) {
      config.classes().forEach(checks::longerThanTheRotation);
      checks.awayInTime();
    }
  }

  private static String key(DocumentClass of, String name) {
    return "classes." + of.name() + "." + name;
  }

  private boolean isRefused(String... keys) {
    return Stream.of(keys).map(lines::of).anyMatch(refused::contains);
  }

  private void longEnough(DocumentClass each) {
    Policy policy = each.policy();
    String key = key(each, "retention");
    String copies = key(each, "copies");
    if (!isRefused(key, copies) && policy.retention().days() < policy.copies().days()) {
      problems.add(
          lines.of(key),
          "`%s` is `%s`, and `%s` is `%s`"
              .formatted(key, policy.retention().text(), copies, policy.copies().text()),
          "expected documents to be kept at least until their copies are due, "
              + Today.counted(policy.copies().days(), "day"),
          "keep them longer, or copy them more often");
    }
  }

  private void longerThanTheRotation(DocumentClass each) {
    Policy policy = each.policy();
    String key = key(each, "retention");
    for (String other : new String[] {"cadence", "exposure"}) {
      long days =
          (other.equals("cadence") ? config.rotation().cadence() : config.rotation().exposure())
              .toDays();
      boolean told = policy.retention().days() < policy.copies().days();
      if (!told && !isRefused(key, "rotation." + other) && policy.retention().days() < days) {
        problems.add(
            lines.of(key),
            "`%s` is `%s`, and `rotation.%s` is %s"
                .formatted(key, policy.retention().text(), other, Today.counted(days, "day")),
            "expected documents to be kept at least until a drive with them is away",
            "keep them longer, or shorten `rotation." + other + "`");
        return;
      }
    }
  }

  /** A document may miss a drive by one slot, and that drive stays in the box for its time. */
  private void awayInTime() {
    long cadence = config.rotation().cadence().toDays();
    long exposure = config.rotation().exposure().toDays();
    if (isRefused("rotation.cadence", "rotation.exposure")) {
      return;
    }
    if (cadence > exposure) {
      problems.warn(
          lines.of("rotation.exposure"),
          "`rotation.exposure` is shorter than `rotation.cadence`, %s and %s"
              .formatted(Today.counted(exposure, "day"), Today.counted(cadence, "day")),
          "expected a drive to go away before documents on it are called late",
          "swap drives more often, or make `rotation.exposure` longer");
      return;
    }
    for (DocumentClass each : config.classes()) {
      int slots = each.policy().copies().days();
      String key = key(each, "copies");
      if (slots > 1 && slots + cadence > exposure && !isRefused(key)) {
        problems.warn(
            lines.of(key),
            "`%s` is `%s`, and `rotation.cadence` is %s"
                .formatted(key, each.policy().copies().text(), Today.counted(cadence, "day")),
            "expected documents to be away within `rotation.exposure`, %s"
                .formatted(Today.counted(exposure, "day")),
            "copy them more often, or make `rotation.exposure` %s or longer"
                .formatted(Today.counted(slots + cadence, "day")));
      }
    }
  }
}
