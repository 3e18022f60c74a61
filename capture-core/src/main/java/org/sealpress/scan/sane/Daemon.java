package org.sealpress.scan.sane;

import au.com.southsky.jfreesane.SaneDevice;
import au.com.southsky.jfreesane.SanePasswordProvider;
import au.com.southsky.jfreesane.SaneSession;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanFault.Kind;
import org.sealpress.scan.ScannerInfo;

/** A SANE daemon: makes connections to it. */
final class Daemon {
  /** A daemon's process that we left without a goodbye holds its scanner for a moment. */
  private static final Duration LETTING_GO = Duration.ofSeconds(3);

  private static final Duration TRY_AGAIN = Duration.ofMillis(50);
  private static final Duration FIRST_WAKE = Duration.ofMillis(250);
  private static final Duration LONGEST_WAKE = Duration.ofSeconds(2);

  private final InetSocketAddress address;
  private final TimeLimits limits;
  private final Watchdog watchdog = new Watchdog();
  private final AtomicLong letsGoBy = new AtomicLong(System.nanoTime());

  Daemon(InetSocketAddress address, TimeLimits limits) {
    this.address = address;
    this.limits = limits;
  }

  TimeLimits limits() {
    return limits;
  }

  /** Says what went wrong with a device, or with the daemon when {@code device} is empty. */
  Faults faults(String device) {
    return new Faults(device, address);
  }

  List<ScannerInfo> list() throws ScanFault {
    Faults faults = faults("");
    SaneSession session = connect(resolve(faults), faults);
    Link link = link(session, "", InetAddress.getLoopbackAddress(), faults);
    try {
      return link.call(
          limits.reply(),
          Faults.Doing.LIST,
          nothing ->
              session.listDevices().stream()
                  .map(d -> new ScannerInfo(d.getName(), d.getVendor(), d.getModel(), d.getType()))
                  .toList());
    } finally {
      link.disconnect();
    }
  }

  /**
   * Opens a device. It may be busy for a moment yet when we have just cut a connection to it. One
   * that is asleep wakes up when it is opened, but too late for that: it is tried again, at growing
   * distances, as long as the limit allows.
   */
  Link open(String device) throws ScanFault {
    long awakeBy = System.nanoTime() + limits.wake().toNanos();
    Duration pause = FIRST_WAKE;
    while (true) {
      try {
        return openOnce(device);
      } catch (ScanFault e) {
        if (e.kind() == Kind.BUSY && System.nanoTime() < letsGoBy.get()) {
          pause(device, TRY_AGAIN);
        } else if (e.kind() == Kind.ASLEEP && System.nanoTime() + pause.toNanos() < awakeBy) {
          pause(device, pause);
          Duration longer = pause.multipliedBy(2);
          pause = longer.compareTo(LONGEST_WAKE) > 0 ? LONGEST_WAKE : longer;
        } else {
          throw e;
        }
      }
    }
  }

  private void pause(String device, Duration pause) throws ScanFault {
    try {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw faults(device).lost(e, "");
    }
  }

  private Link openOnce(String device) throws ScanFault {
    Faults faults = faults(device);
    InetAddress host = resolve(faults);
    Link link = link(connect(host, faults), device, host, faults);
    try {
      link.call(
          limits.reply(),
          Faults.Doing.OPEN,
          closed -> {
            closed.open();
            return true;
          });
      return link;
    } catch (ScanFault e) {
      link.disconnect();
      throw e;
    }
  }

  private Link link(SaneSession session, String device, InetAddress host, Faults faults)
      throws ScanFault {
    try {
      SaneDevice handle = session.getDevice(device);
      return new Link(session, handle, host, faults, watchdog, this::wasCut, limits.reply());
    } catch (IOException e) {
      throw faults.lost(e, "");
    }
  }

  private void wasCut() {
    letsGoBy.set(System.nanoTime() + LETTING_GO.toNanos());
  }

  /** The daemon's address now: a name may have another tomorrow. */
  private InetAddress resolve(Faults faults) throws ScanFault {
    try {
      return InetAddress.getByName(address.getHostString());
    } catch (IOException e) {
      throw unreachable(faults, "there is no computer of that name", e);
    }
  }

  private SaneSession connect(InetAddress host, Faults faults) throws ScanFault {
    try {
      SaneSession session =
          SaneSession.withRemoteSane(
              new InetSocketAddress(host, address.getPort()),
              limits.connectMillis(),
              TimeUnit.MILLISECONDS,
              limits.silenceMillis(),
              TimeUnit.MILLISECONDS);
      session.setPasswordProvider(new NoPassword());
      return session;
    } catch (SocketTimeoutException e) {
      throw String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).startsWith("connect")
          ? unreachable(faults, "nobody answered", e)
          : faults.timedOut(e, "");
    } catch (ConnectException | NoRouteToHostException e) {
      throw unreachable(faults, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw faults.of(
          Kind.ACCESS_DENIED,
          "closed the connection at once, as it does with computers that it does not know",
          "Allow this computer in saned.conf there.",
          e);
    }
  }

  private ScanFault unreachable(Faults faults, String why, IOException cause) {
    return faults.of(
        Kind.UNREACHABLE,
        "can't be reached: " + why,
        "Check its address in the configuration, the network, and that saned runs there.",
        cause);
  }

  /** We have no password to give: a daemon that asks for one refuses us. */
  private static final class NoPassword extends SanePasswordProvider {
    @Override
    public boolean canAuthenticate(String resource) {
      return false;
    }

    @Override
    public String getUsername(String resource) {
      return "";
    }

    @Override
    public String getPassword(String resource) {
      return "";
    }
  }
}
