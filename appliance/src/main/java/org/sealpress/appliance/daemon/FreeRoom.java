package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sealpress.target.TargetFault;
import org.sealpress.target.drive.DriveMarker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then how much room is left on the drives in the slots, in a thread of its own: a
 * failing drive may take minutes to answer, and then only this waits.
 */
final class FreeRoom extends Thread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FreeRoom.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Map<String, Path> slots;
  private final Map<String, Long> free = new ConcurrentHashMap<>();
  private final CountDownLatch ending = new CountDownLatch(1);

  /**
   * A watch that {@link #start} begins.
   *
   * @param slots where drives are mounted, by the names of the slots
   */
  FreeRoom(Map<String, Path> slots) {
    super("free-room");
    setDaemon(true);
    this.slots = Map.copyOf(slots);
  }

  /** Bytes that are free, by the ids of the drives that were in a slot at the last look. */
  Map<String, Long> byDrive() {
    return Map.copyOf(free);
  }

  /** Looks now. */
  void look() {
    Map<String, Long> found = new ConcurrentHashMap<>();
    for (Path slot : slots.values()) {
      try {
        Optional<DriveMarker> drive = DriveMarker.read(slot);
        if (drive.isPresent()) {
          found.put(drive.get().id(), Files.getFileStore(slot).getUsableSpace());
        }
      } catch (TargetFault | IOException e) {
        LOG.debug("the room in the slot {} is not known", slot, e);
      }
    }
    free.putAll(found);
    free.keySet().retainAll(found.keySet());
  }

  @Override
  public void run() {
    try {
      do {
        look();
      } while (!ending.await(PAUSE.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      LOG.debug("the watch over free room was interrupted");
    }
  }

  /** Does not wait: a drive may hold the thread. */
  @Override
  public void close() {
    ending.countDown();
  }
}
