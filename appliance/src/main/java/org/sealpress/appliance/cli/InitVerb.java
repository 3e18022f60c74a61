package org.sealpress.appliance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.config.ConfigTemplate;
import org.sealpress.durable.DurableFiles;
import org.sealpress.seal.Recipients;
import org.sealpress.target.drive.DriveMarker;
import org.sealpress.target.drive.DriveTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sealpress init}. */
@Command(
    name = "init",
    sortOptions = false,
    description = {
      "Write a commented configuration for this box.",
      "",
      "Checks the certificates, writes the file and, with --drive, the marker by which a drive is"
          + " known. Nothing is written over."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  sealpress init --box front-desk --recipient recovery.pem --recipient spare.pem \\",
      "      --drive /media/sealpress/a --label A --remote office:sealpress"
    })
final class InitVerb implements Callable<Integer> {

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The file to write. Default: sealpress.yaml in this folder.")
  private Path config = Path.of("sealpress.yaml");

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
      description = "Where a USB drive is mounted; it gets a marker if it has none.")
  private Optional<Path> drive = Optional.empty();

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      defaultValue = "A",
      description = "What is written on the drive. Default: A.")
  private String label = "";

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

  @Option(names = "--http-port", paramLabel = "PORT", description = "Default: 8420.")
  private Optional<Integer> httpPort = Optional.empty();

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
    Recipients checked = Recipients.load(recipients, Clock.systemUTC());
    String text = template().render(config);
    PrintWriter out = spec.commandLine().getOut();
    if (drive.isPresent()) {
      enrol(drive.get(), out);
    }
    DurableFiles.write(config, text.getBytes(StandardCharsets.UTF_8));
    out.println(config + " is written.");
    for (String warning : checked.warnings()) {
      spec.commandLine().getErr().println("sealpress: " + warning);
    }
    ConfigFile.read(config)
        .warnings()
        .forEach(warning -> spec.commandLine().getErr().println("sealpress: " + warning));
    out.println("Look through it, then: sealpress run --config " + config);
    return ExitCode.DONE.code();
  }

  private ConfigTemplate template() throws CliFailure {
    ConfigTemplate template =
        new ConfigTemplate(
            box,
            data.toAbsolutePath(),
            recipients.stream().map(Path::toAbsolutePath).toList(),
            folder.map(Path::toAbsolutePath).orElse(null));
    if (drive.isPresent()) {
      template = template.withDrive(drive.get().toAbsolutePath());
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

  private void enrol(Path slot, PrintWriter out) throws Exception {
    Optional<DriveMarker> marker = marker(slot);
    if (marker.isPresent()) {
      out.println("The drive at " + slot + " is \"" + marker.get().label() + "\" already.");
    } else {
      DriveTarget.enrol(slot, label, Clock.systemUTC(), new SecureRandom());
      out.println("The drive at " + slot + " is now \"" + label + "\": write that on it.");
    }
  }

  private static Optional<DriveMarker> marker(Path slot) throws IOException {
    try {
      return DriveMarker.read(slot);
    } catch (org.sealpress.target.TargetFault e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
