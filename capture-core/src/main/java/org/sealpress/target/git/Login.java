package org.sealpress.target.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** How git logs in by ssh: as the configuration says, or else as the user has set it up. */
record Login(Git git, GitSettings settings, GitPlace place) {

  /** What git's environment needs for it. */
  Map<String, String> environment() throws TargetFault {
    if (!place.ssh()) {
      return Map.of();
    }
    readable("key", settings.key());
    readable("known-hosts", settings.knownHosts());
    if (settings.key().isEmpty() && settings.knownHosts().isEmpty() && usersOwn()) {
      return Map.of();
    }
    String command = SshCommand.of(git.limits(), settings.key(), settings.knownHosts());
    return Map.of("GIT_SSH_COMMAND", command, "GIT_SSH_VARIANT", "ssh");
  }

  private boolean usersOwn() throws TargetFault {
    Map<String, String> inherited = System.getenv();
    return inherited.containsKey("GIT_SSH_COMMAND")
        || inherited.containsKey("GIT_SSH")
        || git.run(
                "reading git's configuration",
                git.call(settings.cache(), "config", "--global", "--get", "core.sshCommand"))
            .ok();
  }

  private void readable(String what, Optional<Path> file) throws TargetFault {
    if (file.isPresent() && !Files.isReadable(file.get())) {
      throw new TargetFault(
          Kind.DENIED,
          "%s: the file %s (%s) can't be read: make it with %s, for the user of this program, or correct it in the configuration"
              .formatted(
                  git.faults().title(),
                  file.get(),
                  what,
                  what.equals("key") ? "\"ssh-keygen -t ed25519\"" : "\"ssh-keyscan\""));
    }
  }
}
