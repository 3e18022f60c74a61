package org.sealpress.target.git;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.GitRepository;
import org.sealpress.fixture.OnlyWithAll;
import org.sealpress.fixture.Programs;
import org.sealpress.fixture.SshdFixture;
import org.sealpress.target.Target;
import org.sealpress.target.TargetContract;

/** A repository behind a real OpenSSH server as Debian sets it up: protocol 0. */
@OnlyWithAll
class GitSshIT extends TargetContract {
  private static SshdFixture server;

  @TempDir Path folder;
  private GitRepository repository;

  @BeforeAll
  static void startServer(@TempDir Path keys) {
    Programs.assume("git", "ssh");
    server = SshdFixture.startShell(keys, "PermitTTY no");
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
    repository = GitRepository.make(folder.resolve("archive.git"));
    return GitTarget.open(
        new GitSettings(
            "history",
            "ssh://%s@127.0.0.1:%d%s"
                .formatted(System.getProperty("user.name"), server.port(), repository.folder()),
            GitRepository.BRANCH,
            Optional.of(server.key()),
            Optional.of(server.knownHosts()),
            folder.resolve("cache")),
        GitLimits.standard(),
        Clock.systemUTC());
  }

  @Override
  protected void makeUnreachable() {
    server.stop();
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
