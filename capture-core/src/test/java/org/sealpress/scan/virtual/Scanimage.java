package org.sealpress.scan.virtual;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sealpress.scan.Programs;

/** SANE's own client, with the net backend alone and one daemon. */
final class Scanimage {
  private final Path dir;
  private final String device;
  private final Path program;

  Scanimage(Path dir, InetAddress daemon, String device) throws IOException {
    this.dir = dir;
    this.device = "net:" + daemon.getHostAddress() + ":" + device;
    program = Programs.need("scanimage", "sane-utils");
    Files.writeString(dir.resolve("dll.conf"), "net\n");
    Files.writeString(
        dir.resolve("net.conf"), "connect_timeout = 5\n" + daemon.getHostAddress() + "\n");
  }

  String device() {
    return device;
  }

  /** Runs it with these arguments. */
  Programs.Ended run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(List.of(arguments));
    return Programs.run(dir, Map.of("SANE_CONFIG_DIR", dir.toString()), command);
  }

  /** Runs it on the device. */
  Programs.Ended scan(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-d", device, "--format=pnm"));
    all.addAll(List.of(arguments));
    return run(all.toArray(String[]::new));
  }
}
