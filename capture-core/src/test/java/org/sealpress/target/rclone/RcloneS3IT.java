package org.sealpress.target.rclone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.S3Fixture;
import org.sealpress.target.Target;
import org.sealpress.target.TargetContract;

/** rclone to an S3 server, with a login. */
class RcloneS3IT extends TargetContract {
  private static S3Fixture server;
  private static boolean stopped;
  private String place;

  @BeforeAll
  static void startServer(@TempDir Path config, @TempDir Path served) {
    server = S3Fixture.start(config, served);
  }

  @AfterAll
  static void stopServer() {
    if (server != null) { // null when it is skipped
      server.close();
    }
  }

  @Override
  protected Target makeTarget() throws Exception {
    if (stopped) {
      stopped = false;
      server.start();
    }
    place = UUID.randomUUID().toString();
    return RcloneTarget.open(
        "office",
        "box:" + server.path() + "/" + place,
        Optional.of(server.rcloneConfig()),
        RcloneLimits.standard(),
        Clock.systemUTC());
  }

  @Override
  protected void makeUnreachable() {
    stopped = true;
    server.stop();
  }

  @Override
  protected void plant(String name, byte[] bytes) throws Exception {
    Path file = root().resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, bytes);
  }

  /** A move would delete a name there. */
  @Override
  protected boolean canSetAside() {
    return false;
  }

  private Path root() {
    return server.stored().resolve(place);
  }
}
