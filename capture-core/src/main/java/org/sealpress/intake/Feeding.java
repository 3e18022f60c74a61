package org.sealpress.intake;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sealpress.durable.HashedOutput;
import org.sealpress.durable.NewFile;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.Feed;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.Side;

/**
 * Reads the feeder into the spool. A side counts when it is whole and on the disk; only then is the
 * next sheet asked for.
 */
final class Feeding {
  private final OpenCapture capture;
  private final SideWork work;
  private final Clock clock;
  private final CaptureListener listener;
  private final BooleanSupplier stopping;
  private int sides;
  private String fault = "";

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

  /** Sides that are safe. */
  int sides() {
    return sides;
  }

  /** What stopped the feeder before it was empty, for the person at the desk. */
  String fault() {
    return fault;
  }

  void run(Scanner scanner, ScanProfile profile) throws ScanFault, IOException {
    try (Feed feed = scanner.feed(profile)) {
      for (Optional<Side> side = feed.next(); side.isPresent(); side = feed.next()) {
        SideStored stored = store(side.get());
        listener.on(new CaptureEvent.SideFed(capture.id(), sides));
        capture.add(work.begin(capture, stored));
        if (stopping.getAsBoolean()) {
          fault = "the box was told to stop" + whatIsSafe();
          return;
        }
      }
    } catch (ScanFault | IOException e) {
      fault = e.getMessage() + whatIsSafe();
      throw e;
    } finally {
      if (sides > 0) {
        capture.spool().append(new FeedEnded(sides, fault, clock.instant()));
        listener.on(new CaptureEvent.FeedEnded(capture.id(), sides, fault));
      }
    }
  }

  private String whatIsSafe() {
    return switch (sides) {
      case 0 -> ". Nothing was kept: feed all sheets again";
      case 1 -> ". The first side is safe: feed the rest again";
      default -> ". The first " + sides + " sides are safe: feed the rest again";
    };
  }

  private SideStored store(Side side) throws ScanFault, IOException {
    int number = sides + 1;
    try (NewFile file = capture.spool().newSide(number)) {
      HashedOutput hashed = new HashedOutput(file);
      PageFormat format = side.copyTo(hashed);
      file.commit();
      SideStored stored = new SideStored(number, format, hashed.sha256());
      capture.spool().append(stored);
      sides = number;
      return stored;
    }
  }
}
