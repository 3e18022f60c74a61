package org.sealpress.restore.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.sealpress.ledger.CheckEvent;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;

/** What a line of the ledger says, in plain words. */
final class Tale {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Tale() {}

  static String time(Instant time) {
    return TIME.format(time);
  }

  /** For example {@code 2026-11-24 09:15:00 UTC A copy was put on usb, read back and compared.} */
  static String of(Entry entry) {
    return time(entry.time())
        + (entry.clockDoubt() ? " (the box's clock had gone back)" : "")
        + "  "
        + plain(of(entry.event()));
  }

  private static String of(Event event) {
    if (event instanceof Event.Opened opened) {
      return "The ledger %s of the box \"%s\" was begun.".formatted(opened.ledger(), opened.box());
    } else if (event instanceof Event.Captured captured) {
      return "%s scanned in one go with %s: %s, the first at %s."
          .formatted(
              captured.sheets() == 1 ? "1 sheet was" : captured.sheets() + " sheets were",
              captured.scanner(),
              counted(captured.sidesFed(), "side"),
              time(captured.started()));
    } else if (event instanceof CheckEvent check) {
      return of(check);
    } else if (event instanceof Event.Sealed sealed) {
      return "Version %d of the document (class %s, %s) was sealed for %s."
          .formatted(
              sealed.version(),
              sealed.documentClass(),
              counted(sealed.pages(), "page"),
              counted(sealed.recipients().size(), "certificate"));
    } else if (event instanceof Event.Copied copied && copied.target().equals(Event.THIS_BOX)) {
      return "Version %d was put back on the box from another copy and compared."
          .formatted(copied.version());
    } else if (event instanceof Event.Copied copied) {
      return "A copy of version %d was put on %s, read back and compared."
          .formatted(copied.version(), copied.target());
    } else if (event instanceof Event.CopyLost lost) {
      return "The copy of version %d on %s was found to be %s."
          .formatted(
              lost.version(),
              lost.target().equals(Event.THIS_BOX) ? "the box" : lost.target(),
              lost.reason());
    } else if (event instanceof Event.LeftBox left) {
      return "Version %d was removed from the box to make room; its copies are on targets."
          .formatted(left.version());
    } else if (event instanceof Event.Fault fault) {
      return "Something went wrong: " + fault.message();
    } else if (event instanceof Event.KeyChanged changed) {
      return "From here on the box signed documents with the key of its certificate "
          + changed.fingerprint().substring(0, Math.min(16, changed.fingerprint().length()))
          + "....";
    }
    return "An entry of the type " + event.type() + ".";
  }

  private static String of(CheckEvent event) {
    if (event instanceof CheckEvent.SideLeftOut left) {
      return "Side %d was left out by %s: %s".formatted(left.side(), left.by(), left.reason());
    } else if (event instanceof CheckEvent.SideReplaced replaced) {
      return "The sheet of side %d was scanned once more by %s: %s"
          .formatted(replaced.side(), replaced.by(), replaced.reason());
    } else if (event instanceof CheckEvent.SideTurned turned) {
      return "Side %d was turned to %d degrees by %s."
          .formatted(turned.side(), turned.degrees(), turned.by());
    }
    return event.by().isEmpty()
        ? "Nobody confirmed the pages within the time that was set."
        : event.by() + " looked at the pages and confirmed them.";
  }

  static String counted(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }

  /** One line, whatever somebody wrote into a name. */
  static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
