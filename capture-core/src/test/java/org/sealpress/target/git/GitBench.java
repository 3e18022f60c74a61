package org.sealpress.target.git;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.GitRepository;
import org.sealpress.fixture.SshdFixture;
import org.sealpress.target.Content;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.Tool;

/** Targets over one repository, and what tests put there. */
record GitBench(Path folder, GitRepository repository) {
  static final byte[] BYTES = Contents.random(300_000, 1);
  static final GitLimits QUICK =
      new GitLimits(Duration.ofSeconds(5), Duration.ofSeconds(3), 64 * 1024);

  static GitBench in(Path folder) {
    return new GitBench(folder, GitRepository.make(folder.resolve("archive.git")));
  }

  /** By its path, with a cache of this name. */
  GitTarget target(String cache) throws TargetFault {
    return open(repository.folder().toString(), Optional.empty(), Optional.empty(), cache);
  }

  /** By ssh. */
  GitTarget target(SshdFixture server) throws TargetFault {
    return target(server, server.key(), server.knownHosts());
  }

  GitTarget target(SshdFixture server, Path key, Path knownHosts) throws TargetFault {
    return open(url(server, repository.folder()), Optional.of(key), Optional.of(knownHosts), "box");
  }

  static String url(SshdFixture server, Path path) {
    return "ssh://%s@127.0.0.1:%d%s"
        .formatted(System.getProperty("user.name"), server.port(), path);
  }

  GitTarget open(String url, Optional<Path> key, Optional<Path> knownHosts, String cache)
      throws TargetFault {
    return open(url, key, knownHosts, cache, new Tool("git", "git"));
  }

  GitTarget open(String url, Optional<Path> key, Optional<Path> knownHosts, String cache, Tool git)
      throws TargetFault {
    return GitTarget.open(
        new GitSettings("history", url, GitRepository.BRANCH, key, knownHosts, cache(cache)),
        QUICK,
        Clock.systemUTC(),
        git);
  }

  Path cache(String name) {
    return folder.resolve("git").resolve(name);
  }

  /** Of a repository that is reached without a key of its own. */
  static GitSettings settings(String url, Path cache) {
    return new GitSettings(
        "history", url, GitRepository.BRANCH, Optional.empty(), Optional.empty(), cache);
  }

  static void put(Target target, String name) throws TargetFault {
    target.put(name, Content.of(BYTES));
  }

  static Kind faultOf(Target target, String name) {
    return assertThrows(TargetFault.class, () -> put(target, name)).kind();
  }

  static void assertStored(Target target, String... names) throws Exception {
    assertEquals(List.of(names), target.list("").stream().map(Stat::name).toList());
    for (String name : names) {
      try (InputStream in = target.readBack(name)) {
        assertArrayEquals(BYTES, in.readAllBytes(), name);
      }
    }
  }
}
