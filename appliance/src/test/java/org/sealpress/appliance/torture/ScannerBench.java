package org.sealpress.appliance.torture;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.sealpress.scan.virtual.VirtualScanner;

/** The virtual scanner, and what it saw of the batch in hand. */
final class ScannerBench implements AutoCloseable {
  private static final int PAGES_A_MINUTE = 1500;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final AtomicReference<VirtualScanner> started = new AtomicReference<>();
  private final VirtualScanner scanner;
  private long before;
  private volatile long acknowledged;
  private volatile boolean deaf;

  ScannerBench() throws IOException {
    scanner =
        VirtualScanner.builder().pagesPerMinute(PAGES_A_MINUTE).onRequest(this::asked).start();
    started.set(scanner);
  }

  /** The next sheet is asked for only when the sides before it are safe. */
  private void asked(String request) {
    VirtualScanner now = started.get();
    if (request.equals("START") && now != null && !deaf) {
      acknowledged = now.status().sidesDelivered();
    }
  }

  /**
   * Whether what is asked for counts no more. A program whose power is cut says nothing after that;
   * ours lives some milliseconds longer, in which an fsync that had begun before may end without a
   * fault though its journal was aborted.
   */
  void deaf(boolean now) {
    deaf = now;
  }

  InetSocketAddress address() {
    return scanner.address();
  }

  VirtualScanner scanner() {
    return scanner;
  }

  /** Another batch lies in the feeder. */
  void load(Batch batch) {
    scanner.clear();
    before = scanner.status().sidesDelivered();
    acknowledged = before;
    scanner.load(batch.sheets());
  }

  /** Waits until no side is on its way and, when the daemon is dead, until it was let go of. */
  void awaitRest(boolean dead) {
    Awaitility.await("the scanner at rest")
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .atMost(PATIENCE)
        .until(() -> !scanner.status().scanning() && !(dead && scanner.status().held()));
  }

  /** Sides of the batch that were given away whole. */
  int delivered() {
    return (int) (scanner.status().sidesDelivered() - before);
  }

  /** Sides of the batch after which another one was asked for. */
  int acknowledged() {
    return (int) (acknowledged - before);
  }

  /** All is well with it again, and the feeder is empty. */
  void heal() {
    scanner.clearTroubles();
    scanner.cover(false);
    scanner.clear();
  }

  @Override
  public void close() {
    scanner.close();
  }
}
