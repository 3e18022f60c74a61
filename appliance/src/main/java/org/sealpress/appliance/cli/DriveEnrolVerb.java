package org.sealpress.appliance.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.appliance.daemon.OfflineBox;
import org.sealpress.seal.Recipients;
import org.sealpress.target.drive.BlockDevices;
import org.sealpress.target.drive.CapacityCheck;
import org.sealpress.target.drive.DriveMarker;
import org.sealpress.target.drive.Formatting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sealpress drive enrol}. */
@Command(
    name = "enrol",
    sortOptions = false,
    description = {
      "Make the empty drive in the slot one of the set.",
      "",
      "Checks that it holds what it says (counterfeits don't), and writes a marker, which the box"
          + " signs, and what is needed to restore. A drive that holds files is left as it is."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The drive is one of the set.",
      "1:It is not; the message says why.",
      "3:There is no configuration, or it has no such slot.",
      "6:The drive is missing, not empty, failing or a counterfeit."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  sealpress drive enrol B",
      "  sealpress drive enrol B --format ext4 --device /dev/sdb",
      "      makes a new file system first: asks, and all that is on it is lost"
    })
final class DriveEnrolVerb implements Callable<Integer> {

  @Parameters(paramLabel = "LABEL", description = "What people call it; write that on the drive.")
  private String label = "";

  @Option(
      names = "--slot",
      paramLabel = "TARGET",
      description = "The target whose slot it is in. Default: the only one.")
  private Optional<String> slot = Optional.empty();

  @Option(
      names = "--check",
      paramLabel = "HOW",
      description = {
        "quick: pieces all over the drive are written and read back. full: all of it is, which"
            + " takes hours. none. Default: quick (on exFAT the same as full)."
      })
  private CapacityCheck.Depth check = CapacityCheck.Depth.QUICK;

  @Option(
      names = "--format",
      paramLabel = "KIND",
      description = "First make a file system, ext4 or exfat, on the device; as root.")
  private Optional<Formatting.Kinds> format = Optional.empty();

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "The drive to be formatted, as lsblk names it.")
  private Optional<Path> device = Optional.empty();

  @Mixin private DaemonAddress address;
  @ParentCommand private DriveVerb group;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DriveEnrolVerb() {}

  @Override
  public Integer call() throws Exception {
    try {
      DriveMarker.checkLabel(label);
    } catch (IllegalArgumentException e) {
      throw new CliFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
    if (format.isPresent() != device.isPresent()) {
      throw new CliFailure(ExitCode.USAGE, "--format and --device are needed together");
    }
    if (format.isPresent()) {
      Config config = address.configuration().config();
      new DriveFormat(BlockDevices.ofThisMachine(), System.in, spec.commandLine().getErr())
          .run(device.get(), format.get(), LocalSlot.of(config, slot).path(), config.data());
    }
    try (EnrolmentProgress progress = new EnrolmentProgress(group.terminal())) {
      if (!throughDaemon(progress)) {
        alone(progress);
      }
    }
    spec.commandLine().getOut().println("The drive is now \"" + label + "\": write that on it.");
    return ExitCode.DONE.code();
  }

  /** Whether there is a daemon, which then has done it. */
  private boolean throughDaemon(EnrolmentProgress progress) throws Exception {
    DaemonClient daemon;
    try {
      daemon = address.client();
      daemon.enrol(label, slot, check.name().toLowerCase(Locale.ROOT));
    } catch (CliFailure e) {
      if (e.exitCode() == ExitCode.UNREACHABLE && !address.named()) {
        return false;
      }
      throw e;
    }
    new EnrolmentFollower(daemon, progress).run();
    return true;
  }

  private void alone(EnrolmentProgress progress) throws Exception {
    Config config = address.configuration().config();
    TargetConfig.Drive target = LocalSlot.of(config, slot);
    Clock clock = Clock.systemUTC();
    try (OfflineBox box =
        OfflineBox.open(
            config.box(),
            config.data(),
            config.targets(),
            Recipients.inUse(config.recipients(), clock),
            clock,
            new SecureRandom())) {
      box.enrol(target, label, check, progress);
    }
  }
}
