package org.sealpress.intake;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.sealpress.intake.CheckEntry.SideDropped;
import org.sealpress.intake.CheckEntry.SideRestored;
import org.sealpress.intake.CheckEntry.Turned;
import org.sealpress.intake.JournalEntry.SideStored;

/**
 * What people see of a capture before it is sealed, and may decide on its pages. Pages are named by
 * the number of their side, which never changes. {@code by} is who decides, for the document and
 * the ledger.
 */
public final class Checks {
  /** A reason is a line, not a letter. */
  public static final int LONGEST_REASON = 200;

  private final Finisher finisher;
  private final SideWork sideWork;
  private final CheckTime time;
  private final Thumbnails thumbnails;
  private final Clock clock;
  private final CaptureListener listener;

  Checks(
      Finisher finisher,
      SideWork sideWork,
      CheckTime time,
      Thumbnails thumbnails,
      Clock clock,
      CaptureListener listener) {
    this.finisher = finisher;
    this.sideWork = sideWork;
    this.time = time;
    this.thumbnails = thumbnails;
    this.clock = clock;
    this.listener = listener;
  }

  /** A capture that is not sealed yet, as it is now; empty when there is none of this id. */
  public Optional<CaptureView> view(String capture) throws IOException {
    OpenCapture open = finisher.open().get(capture);
    if (open == null || open.stage().isDecided()) {
      return Optional.empty();
    }
    try {
      return Optional.of(CaptureView.of(open, time));
    } catch (IOException | IllegalStateException e) {
      if (open.stage().isDecided()) {
        return Optional.empty(); // just now
      }
      throw e;
    }
  }

  /**
   * A small JPEG of a side, upright as it will be shown.
   *
   * @return fails with {@link CheckRefused} when there is no such side any more
   */
  public CompletableFuture<byte[]> thumbnail(String capture, int side, Thumbnails.Size size) {
    OpenCapture open = finisher.open().get(capture);
    if (open == null || open.stage().isDecided()) {
      return CompletableFuture.failedFuture(CheckRefused.noPage(side));
    }
    return open.stored().stream()
        .filter(each -> each.number() == side)
        .findFirst()
        .map(each -> thumbnails.of(open, each, size))
        .orElseGet(() -> CompletableFuture.failedFuture(CheckRefused.noPage(side)));
  }

  /**
   * The pages are right: they are sealed.
   *
   * @throws CheckRefused when the capture does not wait for that
   * @throws IOException when it can't be written down; then it waits as before
   */
  public void confirm(String capture, String by) throws IOException {
    OpenCapture open = open(capture);
    time.end(open, named(by));
    finisher.finishSoon(open);
  }

  /**
   * It waits longer, but for no more than a day in all.
   *
   * @throws IOException as {@link #confirm}
   */
  public void prolong(String capture, String by) throws IOException {
    time.prolong(open(capture), named(by));
  }

  /**
   * A sheet of it is to be scanned once more when its turn comes: until {@link #scannerDone} it
   * waits for that, but for no more than a day in all.
   *
   * @throws IOException as {@link #confirm}
   */
  public void awaitScanner(String capture, String by) throws IOException {
    time.awaitScanner(open(capture), named(by));
  }

  /** The sheet of an {@link #awaitScanner} was scanned, or will not be. */
  public void scannerDone(String capture) {
    Optional.ofNullable(finisher.open().get(capture)).ifPresent(time::scannerDone);
  }

  /**
   * Shows a page another way; its image stays as it is, its text is read again.
   *
   * @param quarterTurns clockwise, from how it is shown now; 1 to 3
   * @throws IOException as {@link #confirm}
   */
  public void turn(String capture, int side, int quarterTurns, String by) throws IOException {
    if (quarterTurns < 1 || quarterTurns > 3) {
      throw new IllegalArgumentException("a page is turned by 90, 180 or 270 degrees");
    }
    OpenCapture open = open(capture);
    Turned turned =
        open.change(
            pages -> {
              int now = open.shown(page(pages, side), pages);
              return new Turned(side, (now + quarterTurns) % 4, named(by), clock.instant());
            });
    open.workAgain(page(open.arrangement(), side), sideWork);
    decided(open, DecisionText.of(turned), DecisionText.of(turned));
  }

  /**
   * Leaves a page out of the document, which says so.
   *
   * @param why for whoever reads the document; not blank
   * @throws IOException as {@link #confirm}; also when it is the last page
   */
  public void drop(String capture, int side, String by, String why) throws IOException {
    String reason = reason(why);
    OpenCapture open = open(capture);
    SideDropped dropped =
        open.change(
            pages -> {
              page(pages, side);
              if (pages.sides().size() == 1) {
                throw CheckRefused.lastPage(side);
              }
              return new SideDropped(side, named(by), reason, clock.instant());
            });
    decided(open, DecisionText.of(dropped), DecisionText.unreasoned(dropped));
  }

  /**
   * A page that was dropped is one again.
   *
   * @throws IOException as {@link #confirm}
   */
  public void restore(String capture, int side, String by) throws IOException {
    OpenCapture open = open(capture);
    SideRestored restored =
        open.change(
            pages -> {
              if (!pages.dropped().containsKey(side)) {
                throw CheckRefused.noPage(side);
              }
              return new SideRestored(side, named(by), clock.instant());
            });
    decided(open, DecisionText.of(restored), DecisionText.of(restored));
  }

  /**
   * Gives a capture that is not being sealed yet another title.
   *
   * @throws IOException as {@link #confirm}
   */
  public void title(String capture, DocumentTitle title) throws IOException {
    OpenCapture open = open(capture);
    synchronized (open) {
      if (!open.isTitleOpen()) {
        throw CheckRefused.notNow(capture, open.stage());
      }
      open.spool().title().write(title);
    }
  }

  private void decided(OpenCapture capture, String what, String logged) {
    listener.on(
        new CaptureEvent.Decided(capture.id(), capture.sides().size(), what, logged, false));
  }

  /** A capture that is not sealed. */
  OpenCapture open(String id) throws CheckRefused {
    OpenCapture capture = finisher.open().get(id);
    if (capture == null) {
      throw CheckRefused.unknown(id);
    }
    return capture;
  }

  /** A page that is one. */
  static SideStored page(Arrangement pages, int side) throws CheckRefused {
    return pages.sides().stream()
        .filter(each -> each.number() == side)
        .findFirst()
        .orElseThrow(() -> CheckRefused.noPage(side));
  }

  static String named(String by) {
    if (by.isBlank()) {
      throw new IllegalArgumentException("nothing is decided by nobody");
    }
    return by.strip();
  }

  /**
   * A reason as it is kept.
   *
   * @throws IllegalArgumentException says what is wrong with it
   */
  public static String reason(String why) {
    String reason = why.strip();
    if (reason.isEmpty() || reason.codePointCount(0, reason.length()) > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "the reason has %d characters, expected 1 to %d"
              .formatted(reason.codePointCount(0, reason.length()), LONGEST_REASON));
    }
    if (reason.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("the reason has a line break: type it on one line");
    }
    return reason;
  }
}
