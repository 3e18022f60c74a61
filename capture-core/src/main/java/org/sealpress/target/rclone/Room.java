package org.sealpress.target.rclone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.tool.ToolResult;

/**
 * Whether a remote is full, where rclone has no words for why it did not take something. Many tell
 * how much is free. Of others a guess is made, as {@code rclone serve webdav} answers 405 and some
 * S3 servers 500 when their disk is full: one that has refused several contents running, and takes
 * an empty file, is taken to be full.
 */
final class Room {
  /** SFTP servers tell what is free for root, which is up to 5 % more than there is for others. */
  private static final double RESERVED = 1.06;

  /** What a file system keeps back though it says it is free: 4,096 blocks of ext4, for one. */
  private static final long KEPT_BACK = 16 << 20;

  /** More than one put that is tried again: that alone may be the object's own trouble. */
  private static final int SEVERAL = 4;

  /** What is too large for a server is no question of room. */
  private static final Pattern TOO_LARGE = Pattern.compile("(?i)too ?large");

  private final RemoteRoot root;
  private final Remote remote;
  private final Partials partials;
  private int refusals;
  private boolean guessed;

  Room(RemoteRoot root, Remote remote, Partials partials) {
    this.root = root;
    this.remote = remote;
    this.partials = partials;
  }

  /** Something was taken. */
  void taken() {
    refusals = 0;
    guessed = false;
  }

  /** The fault of a put, or that the remote is full. */
  TargetFault refused(String name, long size, TargetFault fault) throws TargetFault {
    Optional<Long> free = remote.free();
    if (free.isPresent()) {
      return told(name, size, free.get(), fault);
    }
    if (fault.kind() != Kind.IO_ERROR
        || size == 0
        || TOO_LARGE.matcher(fault.getMessage()).find()) {
      return fault;
    }
    refusals++;
    guessed = guessed || (refusals >= SEVERAL && takesEmptyFiles());
    return guessed
        ? full(
            "%s takes empty files only, %s with %d bytes was not stored (%s): it seems to be full. Make room there or use another remote"
                .formatted(title(), name, size, fault.getMessage()),
            fault)
        : fault;
  }

  /** The fault of a batch, or that there is no room for so much, where the remote tells. */
  TargetFault told(String name, long size, TargetFault fault) throws TargetFault {
    Optional<Long> free = remote.free();
    return free.isPresent() ? told(name, size, free.get(), fault) : fault;
  }

  private TargetFault told(String name, long size, long free, TargetFault fault) {
    return free < size * RESERVED + KEPT_BACK
        ? full(
            "%s is full, %s was not stored: %d bytes are free, %d are needed and some more beside: make room there or use another remote"
                .formatted(title(), name, free, size),
            fault)
        : fault;
  }

  private String title() {
    return remote.rclone().faults().title();
  }

  private static TargetFault full(String message, TargetFault fault) {
    TargetFault full = new TargetFault(Kind.FULL, message);
    full.initCause(fault);
    return full;
  }

  /**
   * Whether an empty file goes through. In an object store it stays, always under the same name,
   * since nothing is deleted there.
   */
  private boolean takesEmptyFiles() throws TargetFault {
    boolean stays = root.features().buckets();
    RemoteSpec place = stays ? partials.always() : partials.fresh();
    try {
      Path empty = Files.createTempFile("sealpress-", ".empty");
      try {
        ToolResult result =
            remote
                .rclone()
                .run(
                    "storing an empty file",
                    0,
                    "copyto",
                    "--no-check-dest",
                    "--s3-no-check-bucket",
                    "--sftp-set-modtime=false",
                    empty.toRealPath().toString(),
                    place.toString());
        return result.ok();
      } finally {
        Files.delete(empty);
        if (!stays) {
          partials.remove(place, false);
        }
      }
    } catch (IOException e) {
      return false; // this machine's temporary folder fails, so nothing is known
    }
  }
}
