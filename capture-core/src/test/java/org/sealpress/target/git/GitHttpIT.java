package org.sealpress.target.git;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.GitHttpServer;
import org.sealpress.fixture.GitRepository;
import org.sealpress.target.Target;
import org.sealpress.target.TargetContract;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.Tool;

/** A repository behind a web server: git's smart HTTP. */
class GitHttpIT extends TargetContract {
  private static final String SECRET = "hunter2";
  private static final String LOGIN =
      "Basic "
          + Base64.getEncoder()
              .encodeToString(("box:" + SECRET).getBytes(StandardCharsets.US_ASCII));

  @TempDir Path folder;
  private GitRepository repository;
  private GitHttpServer server;

  @Override
  protected Target makeTarget() throws Exception {
    repository = GitRepository.make(folder.resolve("archive.git"));
    server = GitHttpServer.start(folder, null);
    return GitTarget.open(settings(), GitLimits.standard(), Clock.systemUTC());
  }

  private GitSettings settings() {
    return new GitSettings(
        "history",
        server.url("archive.git"),
        GitRepository.BRANCH,
        Optional.empty(),
        Optional.empty(),
        folder.resolve("cache"));
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

  @Test
  void aLoginComesFromTheUsersCredentialHelper() throws Exception {
    server.close();
    server = GitHttpServer.start(folder, LOGIN);
    TargetFault fault =
        assertFault(Kind.DENIED, () -> GitBench.put(open("[user]\n  name = x\n"), "a"));
    assertTrue(fault.getMessage().contains("terminal prompts disabled"), fault.getMessage());
    Path log = folder.resolve("arguments");
    GitTarget target =
        open(
            "[credential]\n  helper = \"!f() { echo username=box; echo password=%s; }; f\"\n"
                .formatted(SECRET));
    GitBench.put(target, "a");
    GitBench.assertStored(target, "a");
    assertFalse(Files.readString(log).contains(SECRET));

    TargetFault wrong =
        assertFault(
            Kind.DENIED,
            () ->
                GitBench.put(
                    open(
                        "[credential]\n  helper = \"!f() { echo username=box; echo password=wr0ng; }; f\"\n"),
                    "b"));
    assertFalse(wrong.getMessage().contains("wr0ng"), wrong.getMessage());
  }

  /** With this as the user's configuration. */
  private GitTarget open(String config) throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve(".gitconfig"), config);
    Path wrapper =
        Files.writeString(
            folder.resolve("wrapper"),
            "#!/bin/sh\nprintf '%%s\\n' \"$*\" >>'%s'\nHOME='%s' exec git \"$@\"\n"
                .formatted(folder.resolve("arguments"), home));
    assertTrue(wrapper.toFile().setExecutable(true));
    return GitTarget.open(
        settings(), GitBench.QUICK, Clock.systemUTC(), new Tool(wrapper.toString(), "git"));
  }
}
