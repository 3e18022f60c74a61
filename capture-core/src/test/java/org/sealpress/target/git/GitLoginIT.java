package org.sealpress.target.git;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.TargetContract.assertFault;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.GitHttpServer;
import org.sealpress.fixture.GitRepository;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.Tool;

/** A web server that asks who it is. */
class GitLoginIT {
  private static final String SECRET = "hunter2";
  private static final String LOGIN =
      "Basic "
          + Base64.getEncoder()
              .encodeToString(("box:" + SECRET).getBytes(StandardCharsets.US_ASCII));

  @TempDir Path folder;

  @Test
  void aLoginComesFromTheUsersCredentialHelper() throws Exception {
    GitRepository.make(folder.resolve("archive.git"));
    try (GitHttpServer server = GitHttpServer.start(folder, LOGIN)) {
      TargetFault none =
          assertFault(Kind.DENIED, () -> GitBench.put(open(server, "[user]\n  name = x\n"), "a"));
      assertTrue(none.getMessage().contains("terminal prompts disabled"), none.getMessage());

      GitTarget target = open(server, helper(SECRET));
      GitBench.put(target, "a");
      GitBench.assertStored(target, "a");
      assertFalse(Files.readString(folder.resolve("arguments")).contains(SECRET));

      TargetFault wrong =
          assertFault(Kind.DENIED, () -> GitBench.put(open(server, helper("wr0ng")), "b"));
      assertFalse(wrong.getMessage().contains("wr0ng"), wrong.getMessage());
    }
  }

  private static String helper(String password) {
    return "[credential]\n  helper = \"!f() { echo username=box; echo password=%s; }; f\"\n"
        .formatted(password);
  }

  /** With this as the user's configuration. */
  private GitTarget open(GitHttpServer server, String config) throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(home.resolve(".gitconfig"), config);
    Path wrapper =
        Files.writeString(
            folder.resolve("wrapper"),
            "#!/bin/sh\nprintf '%%s\\n' \"$*\" >>'%s'\nHOME='%s' exec git \"$@\"\n"
                .formatted(folder.resolve("arguments"), home));
    assertTrue(wrapper.toFile().setExecutable(true));
    GitSettings settings = GitBench.settings(server.url("archive.git"), folder.resolve("cache"));
    return GitTarget.open(
        settings, GitBench.QUICK, Clock.systemUTC(), new Tool(wrapper.toString(), "git"));
  }
}
