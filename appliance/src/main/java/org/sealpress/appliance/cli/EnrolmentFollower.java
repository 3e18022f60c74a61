package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** Waits for the daemon to have enrolled a drive. */
final class EnrolmentFollower {
  private static final Duration EVERY = Duration.ofMillis(250);

  private final DaemonClient daemon;
  private final EnrolmentProgress progress;

  EnrolmentFollower(DaemonClient daemon, EnrolmentProgress progress) {
    this.daemon = daemon;
    this.progress = progress;
  }

  /**
   * Waits.
   *
   * @throws CliFailure when it was not enrolled, with the reason
   */
  void run() throws CliFailure, InterruptedException {
    while (true) {
      JsonObject now = daemon.enrolment();
      switch (now.getString("state", "none")) {
        case "done" -> {
          return;
        }
        case "running" ->
            progress.at(
                now.getString("step", ""), now.getLong("done", 0L), now.getLong("total", 0L));
        default -> {
          progress.close();
          throw new CliFailure(
              ExitCode.TARGET,
              now.getString("message", "the daemon was started anew meanwhile: enrol again"));
        }
      }
      Thread.sleep(EVERY.toMillis());
    }
  }
}
