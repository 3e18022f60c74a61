package org.sealpress.target.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.GitRepository;
import org.sealpress.fixture.OnlyWithAll;
import org.sealpress.target.Target;
import org.sealpress.target.TargetContract;

/** A repository that leaves out contents when it is asked to, as hosters' do, by a path. */
@OnlyWithAll
class GitFilterIT extends TargetContract {
  @TempDir Path folder;
  private GitRepository repository;

  @Override
  protected Target makeTarget() throws Exception {
    repository = GitRepository.make(folder.resolve("my archive.git"));
    var unused = repository.git("config", "uploadpack.allowFilter", "true");
    return GitTarget.open(
        GitBench.settings(repository.folder().toString(), folder.resolve("cache")),
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
