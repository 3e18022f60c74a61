package org.sealpress.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.SshdFixture;
import org.sealpress.target.Target;
import org.sealpress.target.rclone.RcloneLimits;
import org.sealpress.target.rclone.RcloneTarget;
import org.sealpress.tool.Tool;
import org.sealpress.tool.ToolFault;
import org.sealpress.tool.ToolResult;

/** Brings many objects to an SFTP server, for {@code bench.sh --remote}. */
public final class RemoteBenchMain {
  private static final double SECOND = 1e9;
  private static final String KEPT = "README.txt";

  private RemoteBenchMain() {}

  /** {@code FOLDER OBJECTS BYTES ROUNDS}: prints seconds of both, round by round. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int rounds = Integer.parseInt(args[3]);
    try (Archive archive = new Archive(folder.resolve("box"), folder)) {
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        archive.store(Contents.random(Integer.parseInt(args[2]), i));
      }
      try (SshdFixture files = SshdFixture.start(Files.createDirectory(folder.resolve("files")))) {
        measure("SFTP alone", archive, files, rounds, folder);
      }
      try (SshdFixture shell =
          SshdFixture.startShell(Files.createDirectory(folder.resolve("shell")), "PermitTTY no")) {
        measure("SFTP with a shell", archive, shell, rounds, folder);
      }
    }
  }

  private static void measure(
      String title, Archive archive, SshdFixture server, int rounds, Path folder) throws Exception {
    Files.createDirectory(server.stored());
    Files.writeString(server.stored().resolve(KEPT), "a place that was emptied counts as away");
    Target target =
        RcloneTarget.open(
            "office",
            "box:" + server.path(),
            Optional.of(server.rcloneConfig()),
            RcloneLimits.standard(),
            Clock.systemUTC());
    // A daemon has been running for long: it knows the server, and the JVM has compiled the rest.
    deliver(archive, target, title + " warm");
    for (int round = 1; round <= rounds; round++) {
      empty(server.stored());
      long begun = System.nanoTime();
      rclone(server, folder, "copy");
      double plain = (System.nanoTime() - begun) / SECOND;
      rclone(server, folder, "check", "--download");
      double checked = (System.nanoTime() - begun) / SECOND;
      empty(server.stored());
      double ours = deliver(archive, target, title + round) / SECOND;
      System.out.printf(
          Locale.ROOT,
          "%s, round %d: rclone copy %.2f s, with check --download %.2f s, sealpress %.2f s (%.2f and %.2f of it)%n",
          title,
          round,
          plain,
          checked,
          ours,
          ours / plain,
          ours / checked);
    }
  }

  private static void rclone(SshdFixture server, Path folder, String... command) throws ToolFault {
    ToolResult result =
        new Tool("rclone", "rclone")
            .call(command)
            .with(
                "--config=" + server.rcloneConfig(),
                folder.resolve("box/vault/objects").toString(),
                "box:" + server.path() + "/objects")
            .limit(Duration.ofMinutes(10))
            .run();
    if (!result.ok()) {
      throw new IllegalStateException(result.lastError());
    }
  }

  private static long deliver(Archive archive, Target target, String name) throws Exception {
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), Map.of());
    long begun = System.nanoTime();
    boolean all =
        new Courier(name, cargo, new Opened(name, target), event -> {}, () -> false)
            .deliver(new Progress());
    if (!all) {
      throw new IllegalStateException("not everything was delivered");
    }
    return System.nanoTime() - begun;
  }

  private static void empty(Path place) throws IOException {
    try (var all = Files.walk(place)) {
      for (Path each : all.sorted(Collections.reverseOrder()).toList()) {
        if (!each.equals(place) && !each.endsWith(KEPT)) {
          Files.delete(each);
        }
      }
    }
  }
}
