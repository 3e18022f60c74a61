package org.sealpress.intake;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpress.gate.Verdict;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.Recorded;
import org.sealpress.intake.JournalEntry.Recording;
import org.sealpress.ledger.CheckEvent;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.pdf.Signature;
import org.sealpress.pdf.TransferNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the ledger how a capture went, each thing once: the journal remembers the ledger's last
 * entry before that, so that after a crash only what came since has to be looked through for what
 * was said already.
 */
final class Books {
  private static final Logger LOG = LoggerFactory.getLogger(Books.class);

  private final Ledger ledger;

  Books(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What became of a capture of which documents were made. */
  void record(OpenCapture capture, List<Assembly.Made> all) throws IOException {
    Opened opened = capture.opened();
    FeedEnded ended = capture.ended();
    TransferNote note = Accounts.total(all.stream().map(Assembly.Made::note).toList());
    List<Event> events = new ArrayList<>();
    events.add(
        new Event.Captured(
            capture.id(),
            opened.device(),
            opened.profile(),
            note.sheets(),
            note.sidesFed(),
            note.sidesFedAgain(),
            note.sidesRefused(),
            note.sidesBlank(),
            note.sidesDropped(),
            note.sidesLost(),
            note.separators(),
            note.stops(),
            note.continued(),
            millis(opened.at()),
            millis(ended.at())));
    if (!ended.fault().isEmpty()) {
      events.add(new Event.Fault(Event.Fault.FEEDER_STOPPED, ended.fault(), capture.id()));
    }
    events.addAll(checked(capture));
    all.forEach(made -> events.addAll(faults(capture, made)));
    once(capture, events);
  }

  /** What people decided on its pages. */
  private static List<Event> checked(OpenCapture capture) {
    List<Event> events = new ArrayList<>();
    Arrangement pages = capture.arrangement();
    String id = capture.id();
    pages
        .replaced()
        .forEach(
            (side, why) -> events.add(new CheckEvent.SideReplaced(id, side, why.by(), why.why())));
    pages
        .dropped()
        .forEach(
            (side, why) -> events.add(new CheckEvent.SideLeftOut(id, side, why.by(), why.why())));
    pages.turned().values().stream()
        .filter(turned -> pages.isPage(turned.side()))
        .forEach(
            turned ->
                events.add(
                    new CheckEvent.SideTurned(
                        id, turned.side(), turned.by(), 90 * turned.quarterTurns())));
    capture
        .spool()
        .journal()
        .last(CheckEntry.Ended.class)
        .ifPresent(ended -> events.add(new CheckEvent.Confirmed(id, ended.by())));
    return events;
  }

  private static List<Event> faults(OpenCapture capture, Assembly.Made made) {
    List<Event> events = new ArrayList<>();
    made.part()
        .flaws()
        .forEach(
            flaw -> events.add(new Event.Fault(Event.Fault.DOUBTFUL_SHEETS, flaw, capture.id())));
    made.flaws()
        .forEach(flaw -> events.add(new Event.Fault(Event.Fault.NOT_READ, flaw, capture.id())));
    made.lost()
        .forEach(
            (side, why) ->
                events.add(
                    new Event.Fault(
                        Event.Fault.SIDE_LOST, "side " + side + ": " + why, capture.id())));
    if (made.signature() instanceof Signature.Missing missing) {
      events.add(new Event.Fault(Event.Fault.NOT_SIGNED, missing.flaw(), capture.id()));
    }
    Verdict verdict = made.verdict();
    if (!verdict.flaw().isEmpty()) {
      boolean invalid = verdict instanceof Verdict.Invalid;
      String kind = invalid ? Event.Fault.NOT_VALID : Event.Fault.NOT_CHECKED;
      events.add(new Event.Fault(kind, verdict.flaw(), capture.id()));
    }
    return events;
  }

  /** A capture of which nothing was kept. */
  void recordNothingKept(OpenCapture capture, String why) throws IOException {
    once(capture, List.of(new Event.Fault(Event.Fault.FEEDER_STOPPED, why, capture.id())));
  }

  /**
   * A capture that is damaged and will be set aside: whatever was said of it before, this is said
   * too. There is no journal to remember it: after a crash it may be said twice.
   */
  void recordSetAside(String capture, String why) throws IOException {
    ledger.append(new Event.Fault(Event.Fault.SET_ASIDE, why, capture));
  }

  /** A capture that a person threw away. */
  void recordDiscarded(OpenCapture capture, String reason) throws IOException {
    once(capture, List.of(new Event.Discarded(capture.id(), reason)));
  }

  private void once(OpenCapture capture, List<Event> events) throws IOException {
    Journal journal = capture.spool().journal();
    if (journal.last(Recorded.class).isPresent()) {
      return;
    }
    List<Event> rest = new ArrayList<>(events);
    Optional<Recording> begun = journal.last(Recording.class);
    if (begun.isPresent()) {
      removeThoseAfter(begun.get().after(), rest);
    } else {
      journal.append(new Recording(ledger.head().seq()));
    }
    for (Event event : rest) {
      ledger.append(event);
    }
    journal.append(new Recorded());
  }

  private void removeThoseAfter(long after, List<Event> events) throws IOException {
    try (EntryReader entries = ledger.entries(after + 1)) {
      while (true) {
        try {
          Optional<Entry> entry = entries.next();
          if (entry.isEmpty()) {
            return;
          }
          Event said = entry.get().event();
          events.removeIf(event -> isSame(event, said));
        } catch (LedgerFault e) {
          LOG.warn("passed over while looking for a capture: {}", e.getMessage());
        }
      }
    }
  }

  private static boolean isSame(Event event, Event said) {
    return event.equals(said)
        || (event instanceof Event.Captured mine
            && said instanceof Event.Captured other
            && mine.capture().equals(other.capture()));
  }

  private static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
