package org.sealpress.scan.sane;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sealpress.scan.Loopback;
import org.sealpress.scan.Programs;

/** A real saned on loopback, with the backends that need no hardware: test and pnm. */
public final class SanedFixture implements AutoCloseable {
  private static final Path TEST_CONF = Path.of("/etc/sane.d/test.conf");

  private final Process process;
  private final InetSocketAddress address;
  private final Path log;

  private SanedFixture(Process process, InetSocketAddress address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /**
   * Starts it; skips the test when it isn't installed.
   *
   * @param dir gets its configuration and log
   * @param config more lines for saned.conf
   */
  public static SanedFixture start(Path dir, String... config) throws Exception {
    return startWith(dir, List.of("test", "pnm"), config);
  }

  /** Starts it with these backends. */
  static SanedFixture startWith(Path dir, List<String> backends, String... config)
      throws Exception {
    Path program = Programs.need("saned", "sane-utils");
    assumeTrue(
        Files.exists(TEST_CONF), () -> TEST_CONF + " is missing (Debian package libsane-common)");
    Files.writeString(dir.resolve("dll.conf"), String.join("\n", backends) + "\n");
    Files.writeString(dir.resolve("saned.conf"), String.join("\n", config) + "\nlocalhost\n");
    Files.copy(TEST_CONF, dir.resolve("test.conf"));
    InetAddress host = Loopback.free();
    List<String> command = new ArrayList<>();
    command.addAll(List.of(program.toString(), "-l", "-e", "-b", host.getHostAddress()));
    if (knowsNetwork(dir, program)) {
      command.add("-n");
    }
    Path log = dir.resolve("saned.log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("SANE_CONFIG_DIR", dir.toString());
    SanedFixture saned =
        new SanedFixture(builder.start(), new InetSocketAddress(host, Loopback.SANE_PORT), log);
    await().atMost(Duration.ofSeconds(20)).until(saned::listens);
    return saned;
  }

  /** SANE 1.3 (Debian 13) offers devices of other hosts only when it is told to. */
  private static boolean knowsNetwork(Path dir, Path program) throws Exception {
    Programs.Ended help = Programs.run(dir, Map.of(), List.of(program.toString(), "--help"));
    return (help.out() + help.err()).lines().anyMatch(line -> line.trim().startsWith("-n"));
  }

  private boolean listens() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException("saned ended: " + Files.readString(log));
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /** Kills the processes that serve its clients, and theirs; the daemon itself goes on. */
  void killChildren() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
