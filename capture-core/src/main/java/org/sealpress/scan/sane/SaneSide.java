package org.sealpress.scan.sane;

import au.com.southsky.jfreesane.FrameStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanFault.Kind;
import org.sealpress.scan.Side;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page on its way; it is whole when all that was announced has come, no less and no more. */
final class SaneSide implements Side {
  private static final Logger LOG = LoggerFactory.getLogger(SaneSide.class);
  private static final String AGAIN = "Feed that sheet again.";

  private final SaneFeed feed;
  private final FrameStream stream;
  private final FrameShape shape;
  private final Duration timeLeft;
  private boolean read;

  SaneSide(SaneFeed feed, FrameStream stream, FrameShape shape, Duration timeLeft) {
    this.feed = feed;
    this.stream = stream;
    this.shape = shape;
    this.timeLeft = timeLeft.isNegative() ? Duration.ZERO : timeLeft;
  }

  boolean isRead() {
    return read;
  }

  /** Gives it up. */
  void drop() {
    SaneFeed.closeQuietly(stream);
  }

  @Override
  public PageFormat copyTo(OutputStream out) throws ScanFault, IOException {
    if (read || !feed.isOpen()) {
      throw new IllegalStateException("a side can be read once, while its batch is open");
    }
    read = true;
    FrameCopy copy = new FrameCopy(stream::read, shape, stream.bigEndian());
    try (Watchdog.Watch watch = feed.link().guard(timeLeft, stream)) {
      try {
        copy.run(out);
      } catch (FrameCopy.SourceLost e) {
        throw feed.lost(e.why(), watch);
      }
      judge(copy);
      if (watch.bitten()) {
        throw feed.lost(new SocketTimeoutException("page"), watch);
      }
    } catch (ScanFault e) {
      throw feed.ended(stream, e);
    } catch (IOException | RuntimeException e) {
      feed.end(stream);
      throw e;
    }
    finish();
    return shape.page(copy.rows(), feed.applied().dpi());
  }

  private void judge(FrameCopy copy) throws ScanFault {
    long announced = shape.totalBytes();
    if (announced < 0 && copy.count() > shape.mostBytes()) {
      throw feed.link()
          .faults()
          .of(
              Kind.TOO_LARGE,
              "sends a page without an end" + feed.where(),
              "More than " + shape.mostLines() + " rows are not taken: choose a lower resolution.");
    }
    if (announced >= 0 && copy.count() > announced) {
      throw bad("sent more than the " + announced + " bytes of the page");
    }
    if (stream.endStatus() != FrameStream.EOF && stream.endStatus() != FrameStream.GOOD) {
      throw feed.link().faults().status(stream.endStatus(), Faults.Doing.READ, feed.where());
    }
    boolean mayBeShort = announced < 0 || feed.applied().openLength();
    if (copy.rows() == 0 || copy.hasPartOfRow() || (!mayBeShort && copy.count() < announced)) {
      String of = announced < 0 ? " bytes, not whole rows" : " of " + announced + " bytes";
      throw bad("sent " + copy.count() + of + " of the page");
    }
  }

  private ScanFault bad(String what) {
    return feed.link().faults().of(Kind.BAD_FRAME, what + feed.where(), AGAIN);
  }

  private void finish() {
    try {
      stream.finish();
    } catch (IOException e) {
      LOG.debug("the daemon did not part in good order: {}", e.toString());
    }
  }
}
