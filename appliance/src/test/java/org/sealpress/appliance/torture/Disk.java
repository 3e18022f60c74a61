package org.sealpress.appliance.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.fixture.LoopDevice;

/** Where the data folder and the drive are: a folder, or a disk of its own that can be hurt. */
final class Disk implements AutoCloseable {
  private static final long BYTES = 192L << 20;

  private final Path root;
  private final @Nullable LoopDevice device;

  private Disk(Path root, @Nullable LoopDevice device) {
    this.root = root;
    this.device = device;
  }

  static Disk in(Path folder, boolean own) throws IOException {
    if (own) {
      LoopDevice device = LoopDevice.ext4(folder, "disk", BYTES);
      return new Disk(device.mountPoint(), device);
    }
    return new Disk(Files.createDirectories(folder.resolve("disk")), null);
  }

  Path root() {
    return root;
  }

  private LoopDevice device() {
    return Optional.ofNullable(device).orElseThrow();
  }

  /** From now on all that is asked of it fails, and what was not fsynced is gone. */
  void cut() {
    device().cutPower();
  }

  /** Off and on again; nobody may use it meanwhile. */
  void restart() {
    device().unmount();
    device().mount();
  }

  @Override
  public void close() {
    if (device != null) {
      device.close();
    }
  }
}
