package org.sealpress.target.rclone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.OnlyWithAll;
import org.sealpress.fixture.Programs;
import org.sealpress.target.Target;
import org.sealpress.target.TargetContract;

/** rclone on a folder of this machine. */
@OnlyWithAll
class RcloneLocalIT extends TargetContract {
  @TempDir Path folder;

  @Override
  protected Target makeTarget() throws Exception {
    Programs.assume("rclone");
    Files.createDirectory(root());
    Path config = Files.writeString(folder.resolve("rclone.conf"), "[office]\ntype = local\n");
    return RcloneTarget.open(
        "office",
        "office:" + root(),
        Optional.of(config),
        RcloneLimits.standard(),
        Clock.systemUTC());
  }

  @Override
  protected void makeUnreachable() throws Exception {
    Files.move(root(), folder.resolve("elsewhere"));
  }

  @Override
  protected Optional<Path> backing() {
    return Optional.of(root());
  }

  @Override
  protected void plant(String name, byte[] bytes) throws Exception {
    Path file = root().resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, bytes);
  }

  private Path root() {
    return folder.resolve("backup");
  }
}
