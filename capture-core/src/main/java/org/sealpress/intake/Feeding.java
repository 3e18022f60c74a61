package org.sealpress.intake;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sealpress.intake.JournalEntry.Continued;
import org.sealpress.intake.JournalEntry.FrontsFed;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.scan.Feed;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.Side;

/**
 * Reads the feeder into the spool. A side counts when it is whole and on the disk; only then is the
 * next sheet asked for. However it ends, the capture knows how.
 */
final class Feeding {
  private static final String EMPTY = "The feeder is empty: put the rest in.";

  private static final String ALL_FRONTS = "All fronts are fed.";

  private final OpenCapture capture;
  private final boolean hold;
  private final SideWork work;
  private final Clock clock;
  private final CaptureListener listener;
  private final BooleanSupplier stopping;
  private final SideKeeper keeper;
  private int fed;

  /**
   * A feeding.
   *
   * @param hold whether a capture whose feeder stops is held, so that the rest can be fed later
   */
  Feeding(
      OpenCapture capture,
      boolean hold,
      SideWork work,
      Clock clock,
      CaptureListener listener,
      BooleanSupplier stopping) {
    this.capture = capture;
    this.hold = hold;
    this.stopping = stopping;
    this.work = work;
    this.clock = clock;
    this.listener = listener;
    this.keeper = new SideKeeper(capture, clock);
  }

  /**
   * Feeds until the feeder is empty or it is told to stop.
   *
   * @return sides that are safe of those that were fed now
   * @throws ScanFault when the feeder stopped: its message says what is safe, too
   * @throws IOException when the spool failed; likewise
   */
  int run(Scanner scanner, ScanProfile profile) throws ScanFault, IOException {
    String stopped = "The box failed while it scanned.";
    try (Feed feed = scanner.feed(profile)) {
      stopped = read(feed);
    } catch (ScanFault e) {
      stopped = e.getMessage();
      throw new ScanFault(e.kind(), capture.withWhatIsSafe(stopped), e);
    } catch (IOException e) {
      stopped = "The box could not store the sheet (" + Sentence.of(e) + ").";
      throw new IOException(capture.withWhatIsSafe(stopped), e);
    } finally {
      end(stopped);
    }
    return fed;
  }

  /** What stopped it; empty when the feeder is empty. */
  private String read(Feed feed) throws ScanFault, IOException {
    while (!stopping.getAsBoolean()) {
      Optional<Side> side = feed.next();
      if (side.isEmpty()) {
        return isHeld() ? EMPTY : turned();
      }
      SideStored stored = store(side.get());
      listener.on(new CaptureEvent.SideFed(capture.id(), stored.number()));
      var unused = capture.work(stored, work);
    }
    return "The box was told to stop.";
  }

  /** After the last front, a person is to turn the stack over. */
  private String turned() throws IOException {
    int fronts = capture.sides().size();
    if (fronts == 0 || !capture.isBeforeTurning()) {
      return "";
    }
    capture.begins(new FrontsFed(fronts, clock.instant()));
    return ALL_FRONTS;
  }

  private boolean isHeld() {
    return capture.stage() instanceof Stage.Held;
  }

  private SideStored store(Side side) throws ScanFault, IOException {
    SideStored stored =
        keeper.keep(
            side,
            () -> {
              if (isHeld()) {
                goOn();
              }
            });
    fed++;
    return stored;
  }

  /** The first side of the rest is there; a sheet that was half read has been fed once more. */
  private void goOn() throws IOException {
    List<SideStored> sides = capture.sides();
    boolean half = capture.opened().duplex() && sides.size() % 2 == 1;
    List<Integer> again = half ? List.of(sides.get(sides.size() - 1).number()) : List.of();
    capture.begins(new Continued(again, clock.instant()));
    listener.on(new CaptureEvent.Continued(capture.id(), capture.sides().size()));
  }

  private void end(String stopped) {
    capture.feedingEnds(stopped, hold, clock.instant());
    int sides = capture.sides().size();
    if (capture.stage() instanceof Stage.Held held) {
      listener.on(new CaptureEvent.Held(capture.id(), sides, held.why().fault()));
    } else if (sides > 0) {
      listener.on(new CaptureEvent.FeedEnded(capture.id(), sides, capture.ended().fault()));
    }
  }
}
