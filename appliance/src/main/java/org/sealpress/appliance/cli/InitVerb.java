package org.sealpress.appliance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.ConfigTemplate;
import org.sealpress.appliance.config.Problem;
import org.sealpress.appliance.config.Shown;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.appliance.daemon.OfflineBox;
import org.sealpress.durable.DurableFiles;
import org.sealpress.seal.Recipients;
import org.sealpress.seal.SealFault;
import org.sealpress.target.TargetFault;
import org.sealpress.target.drive.CapacityCheck;
import org.sealpress.target.drive.DriveMarker;
import org.sealpress.target.drive.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sealpress init}. */
@Command(
    name = "init",
    sortOptions = false,
    description = {
      "Write a commented configuration for this box.",
      "",
      "Checks the certificates, writes the file and, with --drive, makes an empty drive the first"
          + " of the set. Nothing is written over."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The configuration is written.",
      "3:There is a configuration already, or a value is not allowed.",
      "5:A certificate is missing, expired or not for encryption.",
      "6:The drive is not there, not empty, or belongs to another archive."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  sealpress init --box front-desk --recipient recovery.pem \\",
      "      --recipient spare.pem --drive /media/sealpress/a --label A \\",
      "      --remote office:sealpress"
    })
final class InitVerb implements Callable<Integer> {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The file to write. Default: sealpress.yaml in this folder.")
  private Path config = ConfigOption.HERE;

  @Option(
      names = "--box",
      required = true,
      paramLabel = "NAME",
      description = "Name of this box; printed into every document.")
  private String box = "";

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where the box keeps its data. Default: /var/lib/sealpress.")
  private Path data = Path.of("/var/lib/sealpress");

  @Option(
      names = "--recipient",
      required = true,
      paramLabel = "CERT.pem",
      description = "Certificate of a key that can open everything; give at least two.")
  private List<Path> recipients = List.of();

  @Option(names = "--folder", paramLabel = "FOLDER", description = "A folder to keep copies in.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--drive",
      paramLabel = "FOLDER",
      description = "Where a USB drive is mounted; an empty one becomes one of the set.")
  private Optional<Path> drive = Optional.empty();

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description = "What is written on the drive. Default: A.")
  private Optional<String> label = Optional.empty();

  @Option(
      names = "--not-mounted",
      description = "Take any folder for a drive. It protects from nothing: for trying out.")
  private boolean notMounted;

  @Option(
      names = "--remote",
      paramLabel = "NAME:PATH",
      description = "A remote of rclone, as in `rclone listremotes`.")
  private Optional<String> remote = Optional.empty();

  @Option(
      names = "--scanner",
      paramLabel = "HOST:PORT",
      description = "Where saned runs. Default: 127.0.0.1:6566.")
  private Optional<String> scanner = Optional.empty();

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "Where the daemon is to answer. Default: 8420.")
  private Optional<Integer> httpPort = Optional.empty();

  @ParentCommand private Sealpress root;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  InitVerb() {}

  @Override
  public Integer call() throws Exception {
    if (Files.exists(config)) {
      throw new CliFailure(
          ExitCode.CONFIGURATION,
          config
              + " is there already: nothing is written over; edit it, or choose another --config");
    }
    if ((label.isPresent() || notMounted) && drive.isEmpty()) {
      String option = label.isPresent() ? "--label" : "--not-mounted";
      throw new CliFailure(ExitCode.USAGE, option + " is for a drive: give --drive too");
    }
    Path folderOfConfig = Objects.requireNonNull(config.toAbsolutePath().getParent());
    if (!Files.isWritable(folderOfConfig)) {
      throw new CliFailure(
          ExitCode.CONFIGURATION,
          config + " can't be written: there is no folder " + folderOfConfig + " for this user");
    }
    Recipients checked = Recipients.load(recipients, Clock.systemUTC());
    String text = template().render(config);
    PrintWriter out = spec.commandLine().getOut();
    if (drive.isPresent()) {
      enrol(ConfigFile.parse(text, config).config(), checked, out);
    }
    DurableFiles.write(config, text.getBytes(StandardCharsets.UTF_8));
    out.println(config + " is written.");
    tell(checked.warnings());
    tell(ConfigFile.read(config).warnings().stream().map(Problem::toString).toList());
    String named = config.equals(ConfigOption.HERE) ? "" : " --config " + config;
    out.println(
        "Look through it, then: "
            + (config.toAbsolutePath().equals(ConfigOption.MACHINE)
                ? "systemctl start sealpress"
                : "sealpress run" + named));
    return ExitCode.DONE.code();
  }

  private void tell(List<String> warnings) {
    warnings.forEach(
        line -> spec.commandLine().getErr().println(FailureReporter.PREFIX + Shown.plain(line)));
  }

  private ConfigTemplate template() throws CliFailure {
    ConfigTemplate template =
        new ConfigTemplate(
            box,
            data.toAbsolutePath(),
            recipients.stream().map(Path::toAbsolutePath).toList(),
            folder.map(Path::toAbsolutePath).orElse(null));
    if (drive.isPresent()) {
      Path slot = drive.get().toAbsolutePath();
      template = notMounted ? template.withFolderForDrive(slot) : template.withDrive(slot);
    }
    if (remote.isPresent()) {
      template = template.withRemote(remote.get());
    }
    if (scanner.isPresent()) {
      int colon = scanner.get().lastIndexOf(':');
      String port = scanner.get().substring(colon + 1);
      if (colon < 1 || !port.matches("[0-9]{1,5}")) {
        throw new CliFailure(ExitCode.USAGE, "--scanner " + scanner.get() + ": expected HOST:PORT");
      }
      template =
          template
              .with("scanner", "host", scanner.get().substring(0, colon))
              .with("scanner", "port", port);
    }
    return httpPort.isPresent()
        ? template.with("http", "port", httpPort.get().toString())
        : template;
  }

  private void enrol(Config written, Recipients recipients, PrintWriter out)
      throws TargetFault, CliFailure, IOException, SealFault {
    TargetConfig.Drive slot = LocalSlot.of(written, Optional.empty());
    String name = label.orElse("A");
    try {
      DriveMarker.checkLabel(name);
    } catch (IllegalArgumentException e) {
      throw new CliFailure(
          ExitCode.USAGE, "--label " + Shown.quoted(name) + ": " + e.getMessage(), e);
    }
    try (OfflineBox box =
        OfflineBox.open(
            written.box(),
            written.data(),
            written.targets(),
            recipients,
            Clock.systemUTC(),
            new SecureRandom())) {
      Finding found = box.look(slot);
      if (found instanceof Finding.Ours ours) {
        keep(slot.path(), ours.marker(), out);
        return;
      }
      if (found instanceof Finding.Refused refused
          && refused.kind() == Finding.Kind.NOTHING
          && Files.isDirectory(slot.path())) {
        throw new CliFailure(
            ExitCode.TARGET, refused.told() + "; to use it all the same: --not-mounted");
      }
      try (EnrolmentProgress progress = new EnrolmentProgress(root.terminal())) {
        box.enrol(slot, name, CapacityCheck.Depth.QUICK, progress);
      }
      out.println("The drive at " + slot.path() + " is now \"" + name + "\": write that on it.");
    }
  }

  private void keep(Path slot, DriveMarker there, PrintWriter out) throws CliFailure {
    if (!label.orElse(there.label()).equals(there.label())) {
      throw new CliFailure(
          ExitCode.TARGET,
          "the drive at %s is \"%s\" already, not \"%s\": leave --label out, or use another drive"
              .formatted(slot, there.label(), label.orElseThrow()));
    }
    out.println("The drive at " + slot + " is \"" + there.label() + "\" already.");
  }
}
