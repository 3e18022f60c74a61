package org.sealpress.appliance.button;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A button of a device that comes and goes: a thread opens it, listens as long as it is there, and
 * opens it again.
 */
abstract class DeviceButton implements Button {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceButton.class);

  /** An open device. */
  interface Device extends AutoCloseable {
    /**
     * Signals until the device is gone.
     *
     * @throws IOException that it is gone, and why, for people
     */
    void listen(Signals signals) throws IOException;

    /** Ends {@link #listen}, from another thread. */
    @Override
    void close();
  }

  private final String name;
  private final Retries retries = new Retries();
  private final CountDownLatch ending = new CountDownLatch(1);
  private Optional<Device> device = Optional.empty();
  private Optional<UntilClosed> mouth = Optional.empty();

  DeviceButton(String name) {
    this.name = name;
  }

  /**
   * Opens the device.
   *
   * @throws IOException what is wrong and what to do, for people
   */
  abstract Device open() throws IOException;

  @Override
  public final void start(Signals signals) {
    UntilClosed told = new UntilClosed(signals, retries::good);
    synchronized (this) {
      mouth = Optional.of(told);
    }
    Thread thread = new Thread(() -> run(told), "button " + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Signals signals) {
    try {
      do {
        visit(signals);
      } while (!ending.await(retries.next().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      LOG.debug("button {} was interrupted", name);
    }
  }

  private void visit(Signals signals) {
    try (Device open = open()) {
      if (keep(open)) {
        open.listen(signals);
      }
    } catch (IOException e) {
      signals.away(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      LOG.error("button {}: internal error", name, e);
      signals.away("Internal error, please report it with the log: " + e);
    }
  }

  private synchronized boolean keep(Device open) {
    device = Optional.of(open);
    return ending.getCount() > 0;
  }

  @Override
  public final void close() {
    Optional<Device> open;
    Optional<UntilClosed> told;
    synchronized (this) {
      ending.countDown();
      open = device;
      told = mouth;
    }
    told.ifPresent(UntilClosed::close);
    open.ifPresent(Device::close);
  }
}
