package org.sealpress.target.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpress.fixture.Programs;

class SshCommandTest {
  @Test
  void aShellTakesItApartAsItWasMeant() {
    String command =
        SshCommand.of(
            GitLimits.standard(),
            Optional.of(Path.of("/keys/the box's $HOME `x` 100%")),
            Optional.of(Path.of("/keys/hosts")));
    String words = Programs.run("sh", "-c", "printf '%s\\n' " + command);
    assertTrue(words.contains("\nBatchMode=yes\n"), words);
    assertTrue(words.contains("\nConnectTimeout=15\n"), words);
    assertTrue(words.contains("\nIdentityFile=\"/keys/the box's $HOME `x` 100%%\"\n"), words);
    assertTrue(words.contains("\nStrictHostKeyChecking=yes\n"), words);
    assertTrue(words.contains("\nUserKnownHostsFile=\"/keys/hosts\"\n"), words);
    assertEquals("ssh", words.lines().findFirst().orElse(""));
  }

  @Test
  void aPathThatSshCannotReadIsRefused() {
    Optional<Path> odd = Optional.of(Path.of("/keys/a\"b"));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> SshCommand.of(GitLimits.standard(), odd, Optional.empty()));
    assertTrue(String.valueOf(refused.getMessage()).contains("rename it"));
  }
}
