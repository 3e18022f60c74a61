package org.sealpress.intake;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpress.intake.CheckEntry.SideDropped;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.worker.PageResult;

/**
 * A capture as people see it before it is sealed.
 *
 * @param until when it is sealed though nobody has confirmed it; empty when it does not wait for
 *     that
 * @param title what a person calls it
 * @param pages in their order, with those that will be none
 */
public record CaptureView(Optional<Instant> until, DocumentTitle title, List<Page> pages) {

  /** What a side is. */
  public enum Kind {
    /** It is not read yet. */
    UNREAD,
    /** A page. */
    PAGE,
    /** A page on which nothing was found; of one that is left out for that, {@link #LEFT_OUT}. */
    BLANK,
    /** It is blank, and blank sides are no pages here. */
    LEFT_OUT,
    /** A separator sheet's, no page. */
    SEPARATOR,
    /** A person dropped it. */
    DROPPED
  }

  /**
   * A side.
   *
   * @param side its number, from 1
   * @param words that were read on it
   * @param quarterTurns by which it is shown, clockwise
   * @param flaw what a person should know; empty when all is well
   * @param by who dropped it; else empty
   * @param why the reason for that; else empty
   */
  public record Page(
      int side, Kind kind, int words, int quarterTurns, String flaw, String by, String why) {}

  /** Copies the list. */
  public CaptureView {
    pages = List.copyOf(pages);
  }

  static CaptureView of(OpenCapture capture, CheckTime time) throws IOException {
    Arrangement pages = capture.arrangement();
    List<Page> all = new ArrayList<>();
    for (List<SideStored> sheet : pages.allSheets()) {
      for (SideStored side : sheet) {
        all.add(page(capture, side, pages));
      }
    }
    Optional<Instant> until =
        capture.stage() instanceof Stage.Checking
            ? Optional.of(time.until(capture))
            : Optional.empty();
    return new CaptureView(until, capture.spool().title().read(), all);
  }

  private static Page page(OpenCapture capture, SideStored side, Arrangement pages) {
    int number = side.number();
    Optional<PageResult> seen = capture.seen(side);
    Optional<SideDropped> dropped = Optional.ofNullable(pages.dropped().get(number));
    Kind kind =
        dropped.isPresent()
            ? Kind.DROPPED
            : seen.map(result -> kind(result, capture.opened().dropBlank())).orElse(Kind.UNREAD);
    return new Page(
        number,
        kind,
        seen.map(result -> result.text().words()).orElse(0),
        capture.shown(side, pages),
        seen.map(PageResult::flaw).orElse(""),
        dropped.map(SideDropped::by).orElse(""),
        dropped.map(SideDropped::why).orElse(""));
  }

  private static Kind kind(PageResult result, boolean dropBlank) {
    if (result.separator().isPresent()) {
      return Kind.SEPARATOR;
    }
    return result.blank() ? (dropBlank ? Kind.LEFT_OUT : Kind.BLANK) : Kind.PAGE;
  }
}
