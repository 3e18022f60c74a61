package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.EntryReader;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.LedgerFault;
import org.sealpress.target.drive.DriveMarker;
import org.sealpress.target.drive.DriveMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the ledger says of drives. It is read to its end at the first question, and from there on at
 * the next ones.
 */
final class LedgerDriveMemory implements DriveMemory {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerDriveMemory.class);

  /** A drive that was enrolled. */
  private static final class Drive {
    final String label;
    Optional<String> retired = Optional.empty();

    Drive(String label) {
      this.label = label;
    }
  }

  private final Ledger ledger;
  private final ShippedCheckpoints shipped;
  private final Map<String, Drive> drives = new HashMap<>();

  /** By the drive's name in the ledger. */
  private final Map<String, String> lastObjects = new HashMap<>();

  private long bytes;
  private long next;

  LedgerDriveMemory(Ledger ledger, ShippedCheckpoints shipped) {
    this.ledger = ledger;
    this.shipped = shipped;
  }

  @Override
  public synchronized Optional<Known> drive(String id) {
    read();
    return Optional.ofNullable(drives.get(id))
        .map(
            drive ->
                new Known(
                    drive.retired,
                    Optional.ofNullable(lastObjects.get(DriveMarker.ledgerName(drive.label, id))),
                    shipped.newest(id)));
  }

  @Override
  public synchronized Optional<String> otherOfLabel(String label, String id) {
    read();
    return drives.entrySet().stream()
        .filter(each -> each.getValue().label.equals(label) && !each.getKey().equals(id))
        .filter(each -> each.getValue().retired.isEmpty())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public synchronized long archiveBytes() {
    read();
    return bytes;
  }

  @Override
  public void shipped(String id, long entries) {
    shipped.note(id, entries);
  }

  private void read() {
    if (next > ledger.head().seq()) {
      return;
    }
    try (EntryReader entries = ledger.entries(next)) {
      while (next <= ledger.head().seq() && take(entries)) {
        // Until the end.
      }
    } catch (IOException e) {
      LOG.warn("what the ledger says of drives can't be read: {}", e.getMessage());
    }
  }

  private boolean take(EntryReader entries) throws IOException {
    try {
      Optional<Entry> entry = entries.next();
      if (entry.isEmpty()) {
        return false;
      }
      next = entry.get().seq() + 1;
      on(entry.get().event());
      return true;
    } catch (LedgerFault e) {
      LOG.warn("the ledger: {}", e.getMessage());
      next++;
      return true;
    }
  }

  private void on(Event event) {
    if (event instanceof DriveEvent.Enrolled enrolled) {
      drives.put(enrolled.drive(), new Drive(enrolled.label()));
    } else if (event instanceof DriveEvent.Retired retired) {
      drives.computeIfAbsent(retired.drive(), id -> new Drive(retired.label())).retired =
          Optional.of(retired.reason());
    } else if (event instanceof Event.Copied copied && copied.target().startsWith("drive:")) {
      lastObjects.put(copied.target(), copied.object());
    } else if (event instanceof Event.Sealed sealed) {
      bytes += sealed.size();
    }
  }
}
