package org.sealpress.appliance.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code sealpress run} by its launcher, in a process group of its own. */
final class DaemonProcess implements AutoCloseable {
  private static final long SECONDS = 60;

  private final Process process;
  private final Thread pump;
  private List<ProcessHandle> children = List.of();

  DaemonProcess(Path launcher, Path config, String javaOptions, Transcript transcript)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("setsid", launcher.toString(), "run", "--config", config.toString())
            .redirectErrorStream(true);
    builder.environment().putIfAbsent("SEALPRESS_HEAP", "128m");
    builder.environment().put("SEALPRESS_JAVA_OPTS", javaOptions);
    process = builder.start();
    process.getOutputStream().close();
    pump = new Thread(() -> pump(transcript), "torture-log");
    pump.setDaemon(true);
    pump.start();
  }

  private void pump(Transcript transcript) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        transcript.add(line);
      }
    } catch (IOException e) {
      transcript.add("its log ends: " + e.getMessage());
    }
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** The page workers. */
  List<ProcessHandle> workers() {
    try (Stream<ProcessHandle> all = process.toHandle().descendants()) {
      return all.toList();
    }
  }

  /** {@code kill -9}; its last words are still read. */
  void kill() throws InterruptedException {
    children = workers();
    process.destroyForcibly();
    awaitEnd();
  }

  /** SIGTERM, as systemd ends it. */
  void terminate() throws InterruptedException {
    children = workers();
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() throws InterruptedException {
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the daemon does not end");
    }
    pump.join(TimeUnit.SECONDS.toMillis(SECONDS));
  }

  /** Workers that have outlived it; they have a moment to see that it is gone. */
  long orphans() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (children.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    return children.stream().filter(ProcessHandle::isAlive).count();
  }

  /** A number of /proc/PID/status, such as {@code VmRSS} in kB. */
  long status(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Files that it has open. */
  long descriptors() {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + pid() + "/fd"))) {
      return open.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> left = workers();
    process.destroyForcibly();
    left.forEach(ProcessHandle::destroyForcibly);
  }
}
