package org.sealpress.intake;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpress.intake.CheckEntry.RescanBegun;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.scan.Feed;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.Side;

/**
 * Feeds one sheet once more. It takes the place of the former one, whose sides stay in the spool
 * until that is destroyed; when it does not come whole, the former one keeps its place. A scanner
 * that sees one side of a sheet takes that side alone: the other one stays as it was.
 */
final class Rescan {
  private static final String EMPTY = "The feeder is empty: put the sheet in and ask once more.";
  private static final String HALF = "Only one side of the sheet came: ask once more.";

  private final OpenCapture capture;
  private final SideWork work;
  private final Clock clock;
  private final CaptureListener listener;

  Rescan(OpenCapture capture, SideWork work, Clock clock, CaptureListener listener) {
    this.capture = capture;
    this.work = work;
    this.clock = clock;
    this.listener = listener;
  }

  /**
   * Feeds.
   *
   * @return sides that were fed and took the place of others; 0 when the feeder was empty
   * @throws ScanFault when the feeder stopped
   * @throws IOException when it can't be done, or can't be written down
   */
  int run(int side, String by, String why, Scanner scanner, ScanProfile profile)
      throws ScanFault, IOException {
    RescanBegun begun =
        capture.change(pages -> new RescanBegun(replaced(pages, side), by, why, clock.instant()));
    listener.on(new CaptureEvent.Rescanning(capture.id(), side));
    List<SideStored> fresh = new ArrayList<>();
    String fault = "The box failed while it scanned.";
    try (Feed feed = scanner.feed(profile)) {
      fault = read(feed, fresh);
    } catch (ScanFault e) {
      fault = e.getMessage();
      throw e;
    } catch (IOException e) {
      fault = "The box could not store the sheet (" + Sentence.of(e) + ").";
      throw e;
    } finally {
      end(fault, begun, fresh);
    }
    return fault.isEmpty() ? fresh.size() : 0;
  }

  /** The sides in whose place what is fed will be. */
  private List<Integer> replaced(Arrangement pages, int side) throws CheckRefused {
    if (capture.imported().isPresent()) {
      throw CheckRefused.file();
    }
    return pages.allSheets().stream()
        .map(sheet -> sheet.stream().map(SideStored::number).toList())
        .filter(sheet -> sheet.contains(side))
        .map(sheet -> capture.opened().duplex() ? sheet : List.of(side))
        .findFirst()
        .orElseThrow(() -> CheckRefused.noPage(side));
  }

  /** What was wrong; empty when the sheet is whole. */
  private String read(Feed feed, List<SideStored> fresh) throws ScanFault, IOException {
    SideKeeper keeper = new SideKeeper(capture, clock);
    int wanted = capture.opened().duplex() ? 2 : 1;
    while (fresh.size() < wanted) {
      Optional<Side> side = feed.next();
      if (side.isEmpty()) {
        return fresh.isEmpty() ? EMPTY : HALF;
      }
      SideStored stored = keeper.keep(side.get(), () -> {});
      fresh.add(stored);
      listener.on(new CaptureEvent.SideFed(capture.id(), stored.number()));
    }
    return "";
  }

  private void end(String fault, RescanBegun begun, List<SideStored> fresh) {
    capture.rescanned(fault, clock.instant());
    String said =
        fault.isEmpty()
            ? DecisionText.of(begun.sides().get(0), begun)
            : Sentence.join(fault, "The page is as it was.");
    if (fault.isEmpty()) {
      fresh.forEach(
          side -> {
            var unused = capture.work(side, work);
          });
    }
    String logged = fault.isEmpty() ? DecisionText.unreasoned(begun.sides().get(0), begun) : said;
    listener.on(
        new CaptureEvent.Decided(
            capture.id(), capture.sides().size(), said, logged, !fault.isEmpty()));
  }
}
