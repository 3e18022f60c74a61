package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.sealpress.appliance.patrol.Patrol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then how much room is left on the drives in the slots, in a thread of its own: a
 * failing drive may take minutes to answer, and then only this waits.
 */
final class FreeRoom extends Patrol {
  private static final Logger LOG = LoggerFactory.getLogger(FreeRoom.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Supplier<Map<String, Path>> drives;
  private volatile Map<String, Long> free = Map.of();

  /**
   * A watch that {@link #start} begins.
   *
   * @param drives where the drives are that are in use, by their ids
   */
  FreeRoom(Supplier<Map<String, Path>> drives) {
    super("free-room", Duration.ZERO, PAUSE, Duration.ZERO);
    this.drives = drives;
  }

  /** Bytes that are free, by the ids of the drives that were in a slot at the last look. */
  Map<String, Long> byDrive() {
    return free;
  }

  @Override
  protected void round() {
    Map<String, Long> found = new HashMap<>();
    drives
        .get()
        .forEach(
            (id, path) -> {
              try {
                found.put(id, Files.getFileStore(path).getUsableSpace());
              } catch (IOException e) {
                LOG.debug("the room in the slot {} is not known", path, e);
              }
            });
    free = Map.copyOf(found);
  }
}
