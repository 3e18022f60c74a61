package org.sealpress.target.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.GitRepository;
import org.sealpress.target.Target;
import org.sealpress.target.TargetContract;

/** A repository of this machine, by a file URL: protocol 2, no filter. */
class GitFileIT extends TargetContract {
  @TempDir Path folder;
  private GitRepository repository;

  @Override
  protected Target makeTarget() throws Exception {
    repository = GitRepository.make(folder.resolve("archive.git"));
    return GitTarget.open(
        GitBench.settings("file://" + repository.folder(), folder.resolve("cache")),
        GitLimits.standard(),
        Clock.systemUTC());
  }

  @Override
  protected void makeUnreachable() throws Exception {
    Files.move(repository.folder(), folder.resolve("elsewhere"));
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
