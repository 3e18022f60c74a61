package org.sealpress.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A small disk of its own for one test: tmpfs, or a loop-mounted ext4 or exFAT whose power can be
 * cut. Needs root and the programs; a test that gets none is skipped and says why.
 */
public final class TestDisk implements AutoCloseable {
  private final Path mountPoint;
  private final List<String> mount;
  private boolean mounted;

  private TestDisk(Path mountPoint, List<String> mount) throws IOException {
    this.mountPoint = mountPoint;
    this.mount = mount;
    Files.createDirectories(mountPoint);
    mount();
  }

  /** A disk in memory of so many bytes. */
  public static TestDisk tmpfs(Path dir, int bytes) throws IOException {
    needsRoot();
    Path at = dir.resolve("disk");
    return new TestDisk(
        at,
        List.of("mount", "-t", "tmpfs", "-o", "size=" + bytes, "sealpress-test", at.toString()));
  }

  /** A journaled disk whose power {@link #cutPower} cuts. */
  public static TestDisk ext4(Path dir, int mebibytes) throws IOException {
    needsRoot();
    needs("mkfs.ext4", "xfs_io");
    Path image = image(dir, mebibytes);
    run(List.of("mkfs.ext4", "-q", image.toString()));
    Path at = dir.resolve("disk");
    return new TestDisk(at, List.of("mount", "-o", "loop", image.toString(), at.toString()));
  }

  /** A disk without hard links and without a journal. */
  public static TestDisk exfat(Path dir, int mebibytes) throws IOException {
    needsRoot();
    needs("mkfs.exfat", "mount.exfat-fuse");
    Path image = image(dir, mebibytes);
    run(List.of("mkfs.exfat", image.toString()));
    Path at = dir.resolve("disk");
    String device = run(List.of("losetup", "--find", "--show", image.toString())).strip();
    try {
      return new TestDisk(at, List.of("mount.exfat-fuse", device, at.toString()));
    } finally {
      run(List.of("losetup", "--detach", device)); // takes effect once it is unmounted
    }
  }

  /** Where it is mounted. */
  public Path root() {
    return mountPoint;
  }

  /** All I/O fails from now on; what was not fsynced is gone after {@link #mount}. */
  public void cutPower() throws IOException {
    run(List.of("xfs_io", "-x", "-c", "shutdown", mountPoint.toString()));
  }

  /** Mounts it, again if need be. */
  public void mount() throws IOException {
    close();
    run(mount);
    mounted = true;
  }

  @Override
  public void close() throws IOException {
    if (mounted) {
      run(List.of("umount", mountPoint.toString()));
      mounted = false;
    }
  }

  private static Path image(Path dir, int mebibytes) throws IOException {
    Path image = dir.resolve("disk.img");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength((long) mebibytes << 20);
    }
    return image;
  }

  private static void needsRoot() {
    assumeTrue("root".equals(System.getProperty("user.name")), "mounting a disk needs root");
  }

  private static void needs(String... programs) {
    for (String program : programs) {
      assumeTrue(
          List.of("/usr/sbin", "/sbin", "/usr/bin").stream()
              .anyMatch(bin -> Files.isExecutable(Path.of(bin, program))),
          program + " is not installed");
    }
  }

  private static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        assumeTrue(!command.get(0).startsWith("mount"), "no mounting here: " + said);
        throw new IOException(command + ": " + said);
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
