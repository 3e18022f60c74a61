package org.sealpress.scan.sane;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanFault.Kind;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.ScannerInfo;
import org.sealpress.scan.Scanners;
import org.sealpress.scan.Sensors;

/**
 * The scanners of one SANE daemon. Those it opens are {@link Sensors} too.
 *
 * <p>A scanner that was opened survives its daemon: when the connection is lost, the next call
 * makes a new one. It is not asked twice for the same page.
 *
 * <p>A scan whose {@code source} has neither {@code ADF} nor {@code feeder} nor {@code duplex} nor
 * {@code card} in its name, in any spelling, is one from the glass, and so is one of a device
 * without such an option: its {@link org.sealpress.scan.Feed} ends after one side. A glass is never
 * out of paper, and would be scanned for ever.
 */
public final class SaneScanners implements Scanners {
  /** The name that stands for the only device there is. */
  public static final String AUTO = "auto";

  private final Daemon daemon;
  private final FrameLimits frames;

  /**
   * Scanners with time limits and the usual page limits.
   *
   * @param daemon address of the SANE daemon; its name is looked up for each connection
   */
  public SaneScanners(InetSocketAddress daemon, TimeLimits limits) {
    this(daemon, limits, FrameLimits.DEFAULT);
  }

  /** Scanners with time limits and page limits. */
  public SaneScanners(InetSocketAddress daemon, TimeLimits limits, FrameLimits frames) {
    this.daemon = new Daemon(daemon, limits);
    this.frames = frames;
  }

  @Override
  public List<ScannerInfo> list() throws ScanFault {
    return daemon.list();
  }

  @Override
  public Scanner open(String device) throws ScanFault {
    List<ScannerInfo> all = list();
    ScannerInfo info = choose(device, all);
    try {
      return new SaneScanner(daemon, frames, info, daemon.open(info.name()));
    } catch (ScanFault e) {
      throw e.kind() == Kind.NO_SUCH_DEVICE ? noSuchDevice(device, all) : e;
    }
  }

  /** A device that isn't listed may be there all the same: SANE takes names that it never tells. */
  private ScannerInfo choose(String device, List<ScannerInfo> all) throws ScanFault {
    if (device.equals(AUTO)) {
      if (all.size() != 1) {
        throw noSuchDevice(device, all);
      }
      return all.get(0);
    }
    Optional<ScannerInfo> listed = all.stream().filter(s -> s.name().equals(device)).findFirst();
    return listed.orElse(new ScannerInfo(device, "", "", ""));
  }

  private ScanFault noSuchDevice(String device, List<ScannerInfo> all) {
    String there = String.join(", ", all.stream().map(ScannerInfo::name).toList());
    if (all.isEmpty()) {
      return daemon
          .faults("")
          .of(
              Kind.NO_SUCH_DEVICE,
              "has no scanner; asked for was " + device,
              "Switch the scanner on and connect it; scanimage -L there should list it.");
    }
    return daemon
        .faults("")
        .of(
            Kind.NO_SUCH_DEVICE,
            device.equals(AUTO) ? "has several scanners" : "has no scanner " + device,
            "Put one of these names into the configuration: " + there + ".");
  }
}
