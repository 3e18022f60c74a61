package org.sealpress.target.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.target.Target;
import org.sealpress.target.TargetContract;

/** A folder target on exFAT: no hard links, no journal, names without case. */
class ExfatTargetIT extends TargetContract {
  @TempDir Path folder;
  private @Nullable LoopDevice device;

  @Override
  protected Target makeTarget() throws Exception {
    device = LoopDevice.exfat(folder, "stick", 64L << 20);
    return FolderTarget.onDevice("drive \"A\"", root(), "insert it", FolderTarget.deviceOf(root()));
  }

  @Override
  protected void makeUnreachable() {
    Objects.requireNonNull(device).unmount();
  }

  @Override
  protected Optional<Path> backing() {
    return Optional.of(root());
  }

  /** Past the target: a thousand fsyncs through FUSE take half a minute. */
  @Override
  protected void plant(String name, byte[] bytes) throws Exception {
    Path file = root().resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, bytes);
  }

  private Path root() {
    return Objects.requireNonNull(device).mountPoint();
  }

  @AfterEach
  void unmount() {
    if (device != null) { // null when the test was skipped
      device.close();
    }
  }
}
