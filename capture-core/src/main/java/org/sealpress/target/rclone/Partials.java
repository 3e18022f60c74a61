package org.sealpress.target.rclone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.target.TargetFault;

/**
 * What is on its way to a remote: files and folders with names of their own in one hidden folder.
 * What a crash leaves there is removed by a later process, when it is a day old: by the time in its
 * name, for that of a file is the content's.
 */
final class Partials {
  /** The folder; begins with a dot, so it is no name of a target. */
  static final String FOLDER = ".sealpress-partial";

  private static final Duration OLD = Duration.ofDays(1);
  private static final Pattern PARTIAL = Pattern.compile("(\\d{1,12})-[0-9a-f-]{36}");

  private final Remote remote;
  private final Clock clock;
  private boolean swept;

  Partials(Remote remote, Clock clock) {
    this.remote = remote;
    this.clock = clock;
  }

  /** A place that nobody else uses. */
  RemoteSpec fresh() {
    return folder().child(clock.instant().getEpochSecond() + "-" + UUID.randomUUID());
  }

  /** The one place for what is not worth a place of its own. */
  RemoteSpec always() {
    return folder().child("empty");
  }

  private RemoteSpec folder() {
    return remote.root().child(FOLDER);
  }

  /** Once per process; what can't be removed now is removed another time. */
  void sweep() {
    if (swept) {
      return;
    }
    swept = true;
    try {
      Instant before = clock.instant().minus(OLD);
      for (Remote.Entry entry : remote.children(folder())) {
        Matcher name = PARTIAL.matcher(entry.path());
        if (name.matches()
            && Instant.ofEpochSecond(Long.parseLong(name.group(1))).isBefore(before)) {
          remove(folder().child(entry.path()), entry.folder());
        }
      }
    } catch (TargetFault e) {
      // No such folder yet, or the upload says what is wrong.
    }
  }

  /** Removes a file, or a folder with all that is in it, if that is possible now. */
  void remove(RemoteSpec partial, boolean isFolder) {
    try {
      var unused =
          remote
              .rclone()
              .run("removing " + partial, 0, isFolder ? "purge" : "deletefile", partial.toString());
    } catch (TargetFault e) {
      // It is hidden, and removed another time.
    }
  }
}
