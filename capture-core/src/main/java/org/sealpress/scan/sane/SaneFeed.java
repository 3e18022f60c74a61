package org.sealpress.scan.sane;

import au.com.southsky.jfreesane.FrameStream;
import au.com.southsky.jfreesane.SaneException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.scan.Feed;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanFault.Kind;
import org.sealpress.scan.Side;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One batch. It is cancelled once, at its end, never between pages: some scanners stop their feeder
 * at that. No option is touched while it runs. After an I/O error the device is given back, so that
 * the next batch opens it anew: it may have been off.
 *
 * <p>An empty feeder is told in one of two ways: at START, or (pixma) by a page that ends in
 * NO_DOCS before its first byte. NO_DOCS after bytes is a fault.
 */
final class SaneFeed implements Feed {
  private static final Logger LOG = LoggerFactory.getLogger(SaneFeed.class);
  private static final int NO_DOCS = 7;
  private static final String DOUBLE_FEED_SENSOR = "double-feed";

  private final Link link;
  private final TimeLimits limits;
  private final FrameLimits frames;
  private final Applied applied;
  private int number;
  private boolean cancelled;
  private boolean closed;
  private boolean faulty;
  private boolean deviceFailed;
  private boolean empty;
  private @Nullable SaneSide side;

  SaneFeed(Link link, TimeLimits limits, FrameLimits frames, Applied applied) {
    this.link = link;
    this.limits = limits;
    this.frames = frames;
    this.applied = applied;
  }

  boolean isOpen() {
    return !closed;
  }

  Link link() {
    return link;
  }

  Applied applied() {
    return applied;
  }

  /** Which side of the batch it is at, for a message. */
  String where() {
    return " (side " + number + ")";
  }

  @Override
  public Optional<Side> next() throws ScanFault {
    if (closed || faulty) {
      throw new IllegalStateException(closed ? "the batch is closed" : "it ended in a fault");
    }
    if (side != null && !side.isRead()) {
      throw new IllegalStateException("the side before was not read");
    }
    if (empty || (applied.oneSide() && number > 0)) {
      return Optional.empty();
    }
    number++;
    FrameStream stream = new FrameStream(link.device());
    try (Watchdog.Watch watch = link.guard(limits.page(), stream)) {
      Optional<FrameShape> shape = start(stream, watch);
      if (shape.isEmpty() || !hasPaper(stream, watch)) {
        empty = true;
        closeQuietly(stream);
        return Optional.empty();
      }
      if (watch.bitten()) {
        throw link.faults().timedOut(new SocketTimeoutException("page"), where());
      }
      side = new SaneSide(this, stream, shape.get(), limits.page().minus(watch.elapsed()));
      return Optional.of(side);
    } catch (ScanFault e) {
      throw ended(stream, e);
    }
  }

  /** Starts a page; empty when there is no paper. */
  private Optional<FrameShape> start(FrameStream stream, Watchdog.Watch watch) throws ScanFault {
    try {
      int status = stream.start(link.host(), limits.connectMillis(), limits.stallMillis());
      if (status == NO_DOCS) {
        return Optional.empty();
      }
      if (status != FrameStream.GOOD) {
        if (stream.resourceAsked()) {
          link.abort();
        }
        throw link.faults().status(status, Faults.Doing.START, where());
      }
      return Optional.of(
          FrameShape.of(FrameStream.parameters(link.device()), frames, link.faults()));
    } catch (SaneException e) {
      throw link.faults().status(e, Faults.Doing.START);
    } catch (IOException | RuntimeException e) {
      link.abort();
      throw lost(e, watch);
    }
  }

  private boolean hasPaper(FrameStream stream, Watchdog.Watch watch) throws ScanFault {
    try {
      if (stream.awaitBytes()) {
        return true;
      }
    } catch (IOException e) {
      throw lost(e, watch);
    }
    int status = stream.endStatus();
    if (status == NO_DOCS) {
      return false;
    }
    if (status == FrameStream.EOF || status == FrameStream.GOOD) {
      return true;
    }
    throw link.faults().status(status, Faults.Doing.READ, where());
  }

  /** What it means that a connection failed. */
  ScanFault lost(Exception e, Watchdog.Watch watch) {
    return watch.bitten() || e instanceof SocketTimeoutException
        ? link.faults().timedOut(e, where())
        : link.faults().lost(e, where());
  }

  /** Ends the batch because of a fault, and looks once more at what it was. */
  ScanFault ended(FrameStream stream, ScanFault fault) {
    end(stream);
    deviceFailed = fault.kind() == Kind.IO_ERROR;
    if (fault.kind() == Kind.JAMMED && doubleFed()) {
      return link.faults()
          .of(
              Kind.DOUBLE_FEED,
              "pulled in two sheets at once" + where(),
              "Take them out and feed them again one by one.",
              fault);
    }
    return fault;
  }

  /** Ends the batch: first the scanner, then the connection that it sends over. */
  void end(FrameStream stream) {
    faulty = true;
    cancel();
    closeQuietly(stream);
  }

  private boolean doubleFed() {
    try {
      return link.call(
          limits.reply(), Faults.Doing.READ, device -> Switches.isOn(device, DOUBLE_FEED_SENSOR));
    } catch (ScanFault e) {
      LOG.debug("no telling whether two sheets were fed: {}", e.toString());
      return false;
    }
  }

  private void cancel() {
    if (!cancelled && !link.broken()) {
      cancelled = true;
      link.cancel();
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    cancel();
    if (side != null) {
      side.drop();
    }
    if (deviceFailed) {
      link.close();
    }
  }

  static void closeQuietly(FrameStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      LOG.debug("the connection was closed already: {}", e.toString());
    }
  }
}
