package org.sealpress.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Part;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.DocumentVersion;

/**
 * What is found of a target that came back. {@link #look} compares what the ledger says is on it
 * with the names and sizes that are there; {@link #prove} reads one part of it again, another one
 * each time, so that all is covered after so many visits. A copy that is not there any more, or is
 * not what it was, is recorded as lost, whereby it is lacking and due again; what was damaged stays
 * under its name, since nothing is written over, and keeps the target from being up to date until a
 * person has replaced it. For one stay of the target and one thread.
 */
final class ReturnCheck {
  private static final int PAGE = 1000;

  /** So much is read again in one visit, unless the configuration says in how many parts. */
  private static final long A_VISIT = 8L << 30;

  private static final int MOST_PARTS = 1 << 14;
  private static final int FOLDERS_HELD = 4;

  private final String name;
  private final Cargo cargo;
  private final String ledgerName;
  private final DeliveryListener listener;

  /** Sizes by name of the folders that were looked at last. */
  private final Map<String, Map<String, Long>> folders =
      new LinkedHashMap<>(FOLDERS_HELD, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Long>> eldest) {
          return size() > FOLDERS_HELD;
        }
      };

  private long held;
  private long heldBytes;
  private long missing;
  private long damaged;
  private String firstDamaged = "";
  private Part part = Part.ALL;
  private long at = -1;
  private long read;
  private long readBytes;
  private boolean proven;

  ReturnCheck(String name, Cargo cargo, String ledgerName, DeliveryListener listener) {
    this.name = name;
    this.cargo = cargo;
    this.ledgerName = ledgerName;
    this.listener = listener;
  }

  /**
   * Looks through names and sizes, a folder at a time.
   *
   * @param stopping whether to end early
   * @return false when it ended early
   */
  boolean look(Target target, BooleanSupplier stopping) throws TargetFault, IOException {
    long after = -1;
    for (List<DocumentVersion> page = page(after); !page.isEmpty(); page = page(after)) {
      List<Event.CopyLost> lost = new ArrayList<>();
      for (DocumentVersion version : page) {
        if (stopping.getAsBoolean()) {
          return false;
        }
        held++;
        heldBytes += version.size();
        @Nullable String reason = missing(version, target);
        if (reason != null) {
          lost.add(lost(version, reason));
        }
      }
      after = page.get(page.size() - 1).seq();
      cargo.ledger().append(lost);
    }
    folders.clear();
    choosePart();
    if (missing + damaged > 0) {
      tell();
    }
    return true;
  }

  private List<DocumentVersion> page(long after) throws IOException {
    return cargo.vault().catalog().on(ledgerName, after, PAGE);
  }

  private @Nullable String missing(DocumentVersion version, Target target) throws TargetFault {
    String object = version.object();
    String folder = object.substring(0, Math.max(0, object.lastIndexOf('/')));
    Map<String, Long> there = folders.get(folder);
    if (there == null) {
      there = new HashMap<>();
      for (Stat stat : target.list(folder)) {
        there.put(stat.name(), stat.size());
      }
      folders.put(folder, there);
    }
    Long size = there.get(object);
    if (size == null) {
      return Event.CopyLost.MISSING;
    } else if (size == version.size()) {
      return null;
    }
    return size == 0 ? Event.CopyLost.EMPTY : Event.CopyLost.DAMAGED;
  }

  private Event.CopyLost lost(DocumentVersion version, String reason) {
    if (reason.equals(Event.CopyLost.DAMAGED)) {
      damaged++;
      firstDamaged = firstDamaged.isEmpty() ? version.object() : firstDamaged;
    } else {
      missing++;
    }
    return new Event.CopyLost(
        version.document(), version.version(), ledgerName, version.object(), reason);
  }

  private void tell() throws IOException {
    if (damaged > 0) {
      cargo
          .ledger()
          .append(
              new Event.Fault(
                  Event.Fault.COPY_DAMAGED,
                  "%s: %d of its objects are not what was stored there, the first is %s: nothing is written over; don't trust this medium, give the box another one and keep this one"
                      .formatted(name, damaged, firstDamaged),
                  ""));
    }
    listener.on(new DeliveryEvent.Checked(name, missing, damaged));
  }

  /** The one after that of the last visit; of twice as many parts each is a half of one before. */
  private void choosePart() throws IOException {
    int enough = 1;
    while (heldBytes / enough > A_VISIT && enough < MOST_PARTS) {
      enough *= 2;
    }
    int parts = cargo.settings().parts().orElse(enough);
    int last = cargo.vault().catalog().verified(ledgerName).map(Event.Verified::part).orElse(0);
    part = new Part(last % parts + 1, parts);
  }

  /**
   * Reads one part again and records what was found, once in a stay. Goes on where it was when it
   * is called again.
   *
   * @param pause whether there is something else to do
   * @return whether something was recorded now
   */
  boolean prove(Target target, BooleanSupplier pause) throws TargetFault, IOException {
    if (proven || held == 0) {
      return false;
    }
    for (List<DocumentVersion> page = page(at); !page.isEmpty(); page = page(at)) {
      for (DocumentVersion version : page) {
        if (pause.getAsBoolean()) {
          return false;
        }
        if (part.holds(version.object())) {
          prove(version, target);
        }
        at = version.seq();
      }
    }
    proven = true;
    cargo
        .ledger()
        .append(
            new Event.Verified(
                ledgerName, part.number(), part.of(), read, readBytes, damaged, missing));
    tell();
    return true;
  }

  private void prove(DocumentVersion version, Target target) throws TargetFault, IOException {
    String sha256;
    try {
      sha256 = ReadBack.of(target, version.object());
    } catch (TargetFault e) {
      if (e.kind() == Kind.UNAVAILABLE) {
        throw e;
      }
      sha256 = "";
    }
    read++;
    readBytes += version.size();
    if (!sha256.equals(version.sha256())) {
      cargo.ledger().append(lost(version, Event.CopyLost.DAMAGED));
    }
  }
}
