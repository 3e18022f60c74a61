package org.sealpress.scan.sane;

import au.com.southsky.jfreesane.FrameStream;
import au.com.southsky.jfreesane.SaneException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sealpress.scan.Feed;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanFault.Kind;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.ScannerInfo;
import org.sealpress.scan.Sensors;

/** A device at a daemon. */
final class SaneScanner implements Scanner, Sensors {
  private final Daemon daemon;
  private final FrameLimits frames;
  private final ScannerInfo info;
  private Link link;
  private @Nullable SaneFeed feed;

  SaneScanner(Daemon daemon, FrameLimits frames, ScannerInfo info, Link link) {
    this.daemon = daemon;
    this.frames = frames;
    this.info = info;
    this.link = link;
  }

  @Override
  public ScannerInfo info() {
    return info;
  }

  @Override
  public void check(ScanProfile profile) throws ScanFault {
    apply(profile);
  }

  @Override
  public Feed feed(ScanProfile profile) throws ScanFault {
    Applied applied = apply(profile);
    feed = new SaneFeed(link, daemon.limits(), frames, applied);
    return feed;
  }

  @Override
  public Set<String> sensors() throws ScanFault {
    return ask(Faults.Doing.READ, device -> Switches.names(device));
  }

  @Override
  public Set<String> read(Set<String> names) throws ScanFault {
    return ask(Faults.Doing.READ, device -> Switches.read(device, names, link.faults()));
  }

  @Override
  public void close() {
    if (feed != null) {
      feed.close();
    }
    link.close();
  }

  private Applied apply(ScanProfile profile) throws ScanFault {
    return ask(
        Faults.Doing.SET,
        device -> {
          Applied applied = new ProfileWriter(device, profile, daemon.faults(info.name())).apply();
          try {
            FrameShape.of(FrameStream.parameters(device), frames, link.faults());
          } catch (SaneException e) {
            // Some devices don't know before they have seen the paper.
            return applied;
          } catch (ScanFault e) {
            if (e.kind() != Kind.BAD_FRAME) {
              throw e;
            }
          }
          return applied;
        });
  }

  /**
   * Asks the device, on a new link when the one there is turns out to be dead: the daemon may be
   * gone, or the device was off meanwhile and the daemon holds what is no more.
   */
  private <T> T ask(Faults.Doing doing, Link.Request<T> request) throws ScanFault {
    if (feed != null && feed.isOpen()) {
      throw new IllegalStateException("a batch is open: close it first");
    }
    if (link.broken()) {
      link = daemon.open(info.name());
      return link.call(daemon.limits().reply(), doing, request);
    }
    try {
      return link.call(daemon.limits().reply(), doing, request);
    } catch (ScanFault e) {
      boolean dead = link.broken() || doing == Faults.Doing.SET;
      if (e.kind() != Kind.IO_ERROR || !dead) {
        throw e;
      }
      link.close();
    }
    link = daemon.open(info.name());
    return link.call(daemon.limits().reply(), doing, request);
  }
}
