package org.sealpress.intake;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sealpress.durable.HashedOutput;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.Feed;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.Side;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the feeder into the spool. A side counts when it is whole and on the disk; only then is the
 * next sheet asked for. However it ends, the capture knows how.
 */
final class Feeding {
  private static final Logger LOG = LoggerFactory.getLogger(Feeding.class);

  private final OpenCapture capture;
  private final SideWork work;
  private final Clock clock;
  private final CaptureListener listener;
  private final BooleanSupplier stopping;
  private int sides;

  Feeding(
      OpenCapture capture,
      SideWork work,
      Clock clock,
      CaptureListener listener,
      BooleanSupplier stopping) {
    this.capture = capture;
    this.stopping = stopping;
    this.work = work;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Feeds until the feeder is empty or it is told to stop.
   *
   * @return sides that are safe
   * @throws ScanFault when the feeder stopped: its message says what is safe, too
   * @throws IOException when the spool failed; likewise
   */
  int run(Scanner scanner, ScanProfile profile) throws ScanFault, IOException {
    String stopped = "The box failed while it scanned.";
    try (Feed feed = scanner.feed(profile)) {
      stopped = read(feed);
    } catch (ScanFault e) {
      stopped = e.getMessage();
      throw new ScanFault(e.kind(), told(stopped), e);
    } catch (IOException e) {
      stopped = "The box could not store the sheet (" + Sentence.of(e) + ").";
      throw new IOException(told(stopped), e);
    } finally {
      end(told(stopped));
    }
    return sides;
  }

  /** What stopped it; empty when the feeder is empty. */
  private String read(Feed feed) throws ScanFault, IOException {
    while (!stopping.getAsBoolean()) {
      Optional<Side> side = feed.next();
      if (side.isEmpty()) {
        return "";
      }
      SideStored stored = store(side.get());
      listener.on(new CaptureEvent.SideFed(capture.id(), sides));
      var unused = capture.work(stored, work);
    }
    return "The box was told to stop.";
  }

  private SideStored store(Side side) throws ScanFault, IOException {
    int number = sides + 1;
    try (NewSide file = capture.spool().newSide(number)) {
      HashedOutput hashed = new HashedOutput(file);
      PageFormat format = side.copyTo(hashed);
      if (hashed.bytes() != format.totalBytes()) {
        throw new ScanFault(
            ScanFault.Kind.BAD_FRAME,
            "The scanner gave %d bytes for side %d, expected %d."
                .formatted(hashed.bytes(), number, format.totalBytes()));
      }
      file.commit();
      SideStored stored = new SideStored(number, format, hashed.sha256());
      capture.spool().journal().append(stored);
      sides = number;
      return stored;
    }
  }

  /** What stopped the feeder, and what that means for the sheets. */
  private String told(String stopped) {
    return stopped.isEmpty() ? "" : Sentence.join(stopped, Sentence.safe(sides));
  }

  private void end(String fault) {
    FeedEnded ended = new FeedEnded(sides, fault, clock.instant());
    try {
      Uninterrupted.run(() -> capture.end(ended));
    } catch (IOException e) {
      LOG.warn("the end of capture {} will be noted later: {}", capture.id(), Sentence.of(e));
    }
    if (sides > 0) {
      listener.on(new CaptureEvent.FeedEnded(capture.id(), sides, fault));
    }
  }
}
