package org.sealpress.target.rclone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Programs;
import org.sealpress.fixture.SshdFixture;
import org.sealpress.target.Target;
import org.sealpress.target.TargetContract;

/** rclone over SFTP to a real OpenSSH server. */
class RcloneSftpIT extends TargetContract {
  private static SshdFixture server;

  @TempDir Path folder;

  @BeforeAll
  static void startServer(@TempDir Path keys) {
    Programs.assume("rclone");
    server = SshdFixture.start(keys);
  }

  @AfterAll
  static void stopServer() {
    if (server != null) { // null when the tests were skipped
      server.close();
    }
  }

  @Override
  protected Target makeTarget() throws Exception {
    if (!server.runs()) {
      server.start();
    }
    return RcloneTarget.open(
        "remote",
        "box:" + Files.createDirectory(root()),
        Optional.of(server.rcloneConfig()),
        RcloneLimits.standard(),
        Clock.systemUTC());
  }

  @Override
  protected void makeUnreachable() {
    server.stop();
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
