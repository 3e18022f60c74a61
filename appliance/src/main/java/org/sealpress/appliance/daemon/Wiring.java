package org.sealpress.appliance.daemon;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.appliance.config.Problem;
import org.sealpress.appliance.config.RotationConfig;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.cipher.BoxKey;
import org.sealpress.delivery.DeliverySettings;
import org.sealpress.delivery.Verifying;
import org.sealpress.intake.IntakeSettings;
import org.sealpress.intake.ReadingSettings;
import org.sealpress.plan.Rules;
import org.sealpress.scan.sane.SaneScanners;
import org.sealpress.scan.sane.TimeLimits;
import org.sealpress.worker.WorkerSettings;

/** What the parts of the daemon are to be like, by the configuration. */
final class Wiring {
  private Wiring() {}

  static Set<String> targetNames(Config config) {
    return config.targets().stream().map(TargetConfig::name).collect(Collectors.toSet());
  }

  static List<String> languages(Config config) {
    return config.classes().stream().flatMap(each -> each.languages().stream()).distinct().toList();
  }

  static WorkerSettings workers(Config config) {
    WorkerSettings usual = WorkerSettings.usual();
    return new WorkerSettings(
        config.workers().count().orElse(usual.count()),
        config.workers().pageLimit(),
        usual.heapMegabytes());
  }

  static IntakeSettings intake(Config config, Path spool, BoxKey boxKey) {
    return new IntakeSettings(
        config.box(),
        spool,
        ReadingSettings.JPEG_QUALITY,
        ZoneId.systemDefault(),
        config.scanner().hold(),
        config.classes().stream().map(DocumentClass::name).collect(Collectors.toSet()),
        boxKey);
  }

  /** The order of classes in the file is that of their urgency. */
  static DeliverySettings delivery(Config config, Agenda agenda) {
    return new DeliverySettings(
        config.classes().stream().map(DocumentClass::name).toList(),
        config.verify().parts(),
        new Verifying(config.verify().every(), agenda::today),
        agenda::due);
  }

  static SaneScanners scanners(Config config) {
    TimeLimits usual = TimeLimits.DEFAULT;
    return new SaneScanners(
        InetSocketAddress.createUnresolved(config.scanner().host(), config.scanner().port()),
        new TimeLimits(
            usual.connect(),
            usual.wake(),
            usual.reply(),
            usual.stall(),
            config.scanner().pageLimit()));
  }

  static Rules rotation(Config config) {
    RotationConfig said = config.rotation();
    return new Rules(days(said.cadence()), days(said.exposure()), days(said.fullWarning()));
  }

  /** Whole days: 36 h are two. */
  private static int days(Duration duration) {
    return Math.toIntExact(duration.plusDays(1).minusNanos(1).toDays());
  }

  /** What is allowed but unwise. */
  static List<String> warnings(ConfigFile file) {
    return file.warnings().stream().map(Problem::toString).toList();
  }
}
