package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sealpress.target.drive.Finding;
import org.sealpress.target.drive.Slot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then how much room is left on the drives in the slots, in a thread of its own: a
 * failing drive may take minutes to answer, and then only this waits.
 */
final class FreeRoom extends Thread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FreeRoom.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final List<Slot> slots;
  private final Map<String, Long> free = new ConcurrentHashMap<>();
  private final CountDownLatch ending = new CountDownLatch(1);

  /** A watch over these slots that {@link #start} begins. */
  FreeRoom(List<Slot> slots) {
    super("free-room");
    setDaemon(true);
    this.slots = List.copyOf(slots);
  }

  /** Bytes that are free, by the ids of the drives that were in a slot at the last look. */
  Map<String, Long> byDrive() {
    return Map.copyOf(free);
  }

  /** Looks now. */
  void look() {
    Map<String, Long> found = new ConcurrentHashMap<>();
    for (Slot slot : slots) {
      try {
        if (slot.look() instanceof Finding.Ours drive) {
          found.put(drive.marker().id(), Files.getFileStore(slot.path()).getUsableSpace());
        }
      } catch (IOException e) {
        LOG.debug("the room in the slot {} is not known", slot.path(), e);
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
