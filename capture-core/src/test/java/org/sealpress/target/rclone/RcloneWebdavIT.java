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
import org.sealpress.fixture.OnlyWithAll;
import org.sealpress.fixture.WebdavFixture;
import org.sealpress.target.Target;
import org.sealpress.target.TargetContract;

/** rclone over WebDAV, with a login. */
@OnlyWithAll
class RcloneWebdavIT extends TargetContract {
  private static WebdavFixture server;
  private static boolean stopped;
  private String place;

  @BeforeAll
  static void startServer(@TempDir Path config, @TempDir Path served) {
    server = WebdavFixture.start(config, served);
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
    Files.createDirectory(root());
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

  @Override
  protected Optional<Path> backing() {
    return Optional.of(root());
  }

  private Path root() {
    return server.stored().resolve(place);
  }
}
