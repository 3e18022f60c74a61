package org.sealpress.target.git;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.GitHttpServer;
import org.sealpress.fixture.GitRepository;
import org.sealpress.fixture.OnlyWithAll;
import org.sealpress.target.Target;
import org.sealpress.target.TargetContract;

/** A repository behind a web server: git's smart HTTP. */
@OnlyWithAll
class GitHttpIT extends TargetContract {
  @TempDir Path folder;
  private GitRepository repository;
  private GitHttpServer server;

  @Override
  protected Target makeTarget() throws Exception {
    repository = GitRepository.make(folder.resolve("archive.git"));
    server = GitHttpServer.start(folder, null);
    return GitTarget.open(
        GitBench.settings(server.url("archive.git"), folder.resolve("cache")),
        GitLimits.standard(),
        Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    if (server != null) { // null when the test was skipped
      server.close();
    }
  }

  @Override
  protected void makeUnreachable() {
    server.close();
  }

  @Override
  protected void plant(String name, byte[] bytes) {
    repository.plant(name, bytes);
  }

  @Override
  protected void plantAll(Map<String, byte[]> files) {
    repository.plantAll(files);
  }
}
