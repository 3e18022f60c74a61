package org.sealpress.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.sealpress.ledger.Event;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.DocumentVersion;

/**
 * Compares what the ledger says is in a place with the names and sizes that are there. When more
 * than a handful and more than half are gone, that is not believed at once, unless the place has
 * shown which one it is: only a second look that finds the same, at least a minute later, counts.
 * Goes on where it was when it is called again. For one thread.
 */
final class Look {
  /** So many may be gone at once and are believed. */
  static final int HANDFUL = 10;

  /** The second look comes after this. */
  static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** So many are recorded of one look; the next one finds the others. */
  private static final int MOST_LOST = 10_000;

  private static final int FOLDERS_HELD = 4;

  /** Folders are listed by the month: {@code objects/2026/11}. */
  private static final int DEPTH = 3;

  private final Inspected place;
  private final LongSupplier nanos;

  /** Sizes by name of the folders that were looked at last. */
  private final Map<String, Map<String, Long>> folders =
      new LinkedHashMap<>(FOLDERS_HELD, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Long>> eldest) {
          return size() > FOLDERS_HELD;
        }
      };

  private final List<Event.CopyLost> lost = new ArrayList<>();
  private Tally tally;
  private long after = -1;
  private OptionalLong doubted = OptionalLong.empty();
  private @Nullable TargetFault told;

  Look(Inspected place, LongSupplier nanos) {
    this.place = place;
    this.nanos = nanos;
    this.tally = new Tally(place.ledgerName());
  }

  /** What was counted. */
  Tally tally() {
    return tally;
  }

  /** What is not there, or not what it was; to be recorded once {@link #go} is done. */
  List<Event.CopyLost> lost() {
    return List.copyOf(lost);
  }

  /** Whether a first look found what is not believed yet. */
  boolean isDoubted() {
    return doubted.isPresent();
  }

  /**
   * Looks.
   *
   * @param stopping whether to end early
   * @return false when it ended early
   * @throws TargetFault also {@link Kind#NOT_FOUND} when what was found is not believed yet
   */
  boolean go(Target target, BooleanSupplier stopping) throws TargetFault, IOException {
    if (doubted.isPresent() && nanos.getAsLong() - doubted.getAsLong() < AGAIN_NANOS) {
      throw doubt();
    }
    folders.clear(); // what was copied since they were listed would seem to be gone
    List<DocumentVersion> page = place.page(after);
    while (!page.isEmpty()) {
      for (DocumentVersion version : page) {
        if (stopping.getAsBoolean()) {
          return false;
        }
        look(version, target);
        after = version.seq();
      }
      page = place.page(after);
    }
    folders.clear();
    believe();
    return true;
  }

  private void believe() throws TargetFault {
    boolean doubtful =
        !place.proven() && tally.missing() > HANDFUL && tally.missing() * 2 > tally.held();
    if (!doubtful || doubted.isPresent()) {
      return;
    }
    doubted = OptionalLong.of(nanos.getAsLong());
    TargetFault doubt = doubt();
    tally = new Tally(place.ledgerName());
    lost.clear();
    after = -1;
    throw doubt;
  }

  private TargetFault doubt() {
    TargetFault before = told;
    if (before == null) {
      before =
          new TargetFault(
              Kind.NOT_FOUND,
              "%s holds next to nothing of what it should (%d of %d documents are not there): is it the right place? Nothing is recorded as lost yet, it is looked at again. %s"
                  .formatted(place.name(), tally.missing(), tally.held(), remedy()));
      told = before;
    }
    return before;
  }

  private String remedy() {
    return place.ledgerName().equals(Event.THIS_BOX)
        ? "See whether the disk with its data is mounted, and restart it then"
        : "If it was emptied on purpose, give it another name in the configuration";
  }

  private void look(DocumentVersion version, Target target) throws TargetFault {
    @Nullable String reason = missing(version, target);
    tally.held(version);
    if (reason != null) {
      Event.CopyLost event = tally.lost(version, reason);
      if (lost.size() < MOST_LOST) {
        lost.add(event);
      }
    }
  }

  private @Nullable String missing(DocumentVersion version, Target target) throws TargetFault {
    String object = version.object();
    String folder = folder(object);
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

  private static String folder(String object) {
    int end = 0;
    for (int depth = 0; depth < DEPTH; depth++) {
      int slash = object.indexOf('/', end == 0 ? 0 : end + 1);
      if (slash < 0) {
        break;
      }
      end = slash;
    }
    return object.substring(0, end);
  }
}
