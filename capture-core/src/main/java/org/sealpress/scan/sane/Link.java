package org.sealpress.scan.sane;

import au.com.southsky.jfreesane.SaneDevice;
import au.com.southsky.jfreesane.SaneException;
import au.com.southsky.jfreesane.SaneSession;
import au.com.southsky.jfreesane.SaneStatus;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.sealpress.scan.ScanFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to the daemon with one open device. Once it is broken nothing can be asked over it
 * any more: an answer that came late would be taken for that to the next question.
 */
final class Link {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final SaneSession session;
  private final SaneDevice device;
  private final InetAddress host;
  private final Faults faults;
  private final Watchdog watchdog;
  private final Runnable onCut;
  private final Duration farewell;
  private volatile boolean broken;

  /** Something to ask the device. */
  interface Request<T> {
    T on(SaneDevice device) throws IOException, SaneException, ScanFault;
  }

  Link(
      SaneSession session,
      SaneDevice device,
      InetAddress host,
      Faults faults,
      Watchdog watchdog,
      Runnable onCut,
      Duration reply) {
    this.session = session;
    this.device = device;
    this.host = host;
    this.faults = faults;
    this.watchdog = watchdog;
    this.onCut = onCut;
    farewell = reply.compareTo(FAREWELL) < 0 ? reply : FAREWELL;
  }

  SaneDevice device() {
    return device;
  }

  InetAddress host() {
    return host;
  }

  Faults faults() {
    return faults;
  }

  boolean broken() {
    return broken;
  }

  /**
   * Asks the device within a time limit. When an option is refused the connection is cut: the
   * library reads no more of the reply than that, and would take the rest for the reply to what is
   * asked next. So it is when the daemon may wait for a password.
   */
  <T> T call(Duration limit, Faults.Doing doing, Request<T> request) throws ScanFault {
    if (broken) {
      throw faults.lost(new IOException("the connection was closed"), "");
    }
    try (Watchdog.Watch watch = watchdog.guard(limit, this::abort)) {
      try {
        return request.on(device);
      } catch (SaneException e) {
        if (doing == Faults.Doing.SET
            || doing == Faults.Doing.READ
            || e.getStatus() == SaneStatus.STATUS_ACCESS_DENIED) {
          abort();
        }
        throw faults.status(e, doing);
      } catch (ScanFault e) {
        if (e.getCause() instanceof SaneException) {
          abort();
        }
        throw e;
      } catch (IOException | RuntimeException e) {
        abort();
        throw watch.bitten() || e instanceof SocketTimeoutException
            ? faults.timedOut(e, "")
            : faults.lost(e, "");
      }
    }
  }

  /** Guards a call that asks the device itself; when its time is over the link is broken. */
  Watchdog.Watch guard(Duration limit, Closeable data) {
    return watchdog.guard(limit, data, this::abort);
  }

  /** Ends the batch; false when the daemon does not answer: then the link is broken. */
  boolean cancel() {
    if (broken) {
      return false;
    }
    try {
      call(
          farewell,
          Faults.Doing.READ,
          open -> {
            open.cancel();
            return true;
          });
      return true;
    } catch (ScanFault e) {
      LOG.debug("cancel was not answered: {}", e.toString());
      return false;
    }
  }

  /** Closes the device and says goodbye. */
  void close() {
    if (broken) {
      return;
    }
    try {
      call(
          farewell,
          Faults.Doing.READ,
          open -> {
            open.close();
            return true;
          });
    } catch (ScanFault e) {
      LOG.debug("close was not answered: {}", e.toString());
    }
    disconnect();
  }

  /** Cuts the connection with the device open; may be called from any thread. */
  void abort() {
    if (!broken) {
      onCut.run();
    }
    disconnect();
  }

  /** Ends the connection. */
  void disconnect() {
    broken = true;
    try {
      session.close();
    } catch (IOException e) {
      LOG.debug("the connection was closed already: {}", e.toString());
    }
  }
}
