package org.sealpress.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.Leaving;
import org.sealpress.plan.Today;
import org.sealpress.vault.DocumentVersion;
import org.sealpress.vault.Upkeep;
import org.sealpress.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the oldest objects leave the box when it needs their room, and never one whose required
 * copies are not all there and verified, whatever the disk says. A copy on a place that can't be
 * asked now does not count: an account may have been closed meanwhile. A drive that is away counts
 * by what was read of it. For one thread.
 */
final class MakingRoom {
  private static final Logger LOG = LoggerFactory.getLogger(MakingRoom.class);

  /** So many at most leave with one entry each and one fsync. */
  static final int BATCH = 100;

  private static final int PAGE = 500;

  /** Going through all that must stay is worth it only so often. */
  private static final long REST_NANOS = TimeUnit.HOURS.toNanos(1);

  private static final double GIGA = 1e9;

  private final Vault vault;
  private final RoomRules rules;
  private final Verifying verifying;
  private final OtherTargets others;
  private final LongSupplier nanos;
  private Optional<String> inVain = Optional.empty();
  private long inVainSince;

  /**
   * Makes room in a vault.
   *
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  MakingRoom(
      Vault vault, RoomRules rules, Verifying verifying, OtherTargets others, LongSupplier nanos) {
    this.vault = vault;
    this.rules = rules;
    this.verifying = verifying;
    this.others = others;
    this.nanos = nanos;
  }

  /**
   * Makes room, if there is too little.
   *
   * @return why there is still too little, as a sentence; empty when there is enough
   */
  Optional<String> make(BooleanSupplier stopping) throws IOException {
    if (enough()) {
      inVain = Optional.empty();
      return inVain;
    }
    if (inVain.isPresent() && nanos.getAsLong() - inVainSince < REST_NANOS) {
      return inVain;
    }
    inVain = Optional.empty();
    Today today = verifying.today().get();
    if (!today.isSure()) {
      return Optional.of(shortage() + "nothing leaves it, as " + today.doubt().orElse(""));
    }
    Map<String, Integer> staying = new TreeMap<>();
    long after = -1;
    while (!enough() && !stopping.getAsBoolean()) {
      List<DocumentVersion> old =
          upkeep().sealedBefore(today.now().minus(rules.keep()), after, PAGE);
      if (old.isEmpty()) {
        inVain = Optional.of(shortage() + why(staying));
        inVainSince = nanos.getAsLong();
        return inVain;
      }
      after = old.get(old.size() - 1).seq();
      leave(old, today, staying, stopping);
    }
    return Optional.empty();
  }

  private boolean enough() {
    return rules.usable().getAsLong() >= rules.free();
  }

  private Upkeep upkeep() {
    return vault.catalog().upkeep();
  }

  private String shortage() {
    return String.format(
        Locale.ROOT,
        "the box has %.1f GB free, expected %.1f GB: ",
        rules.usable().getAsLong() / GIGA,
        rules.free() / GIGA);
  }

  private static String why(Map<String, Integer> staying) {
    return staying.isEmpty()
        ? "nothing on it is old enough to leave; give it a larger disk, or shorten `local.keep`"
        : staying.entrySet().stream()
            .map(
                each ->
                    "%d %s that may go by age must stay: %s"
                        .formatted(
                            each.getValue(),
                            each.getValue() == 1 ? "document" : "documents",
                            each.getKey()))
            .collect(Collectors.joining("; "));
  }

  private void leave(
      List<DocumentVersion> old,
      Today today,
      Map<String, Integer> staying,
      BooleanSupplier stopping)
      throws IOException {
    Set<String> retired =
        vault.catalog().driveRecords().stream()
            .filter(each -> !each.isActive())
            .map(DriveRecord::ledgerName)
            .collect(Collectors.toSet());
    List<DocumentVersion> going = new ArrayList<>();
    long needed = rules.free() - rules.usable().getAsLong();
    for (DocumentVersion version : old) {
      if (needed <= 0 || stopping.getAsBoolean()) {
        break;
      }
      Optional<String> reason = mustStay(version, retired, today);
      if (reason.isPresent()) {
        staying.merge(reason.get(), 1, Integer::sum);
        continue;
      }
      going.add(version);
      needed -= version.size();
      if (going.size() == BATCH) {
        go(going);
        going.clear();
      }
    }
    go(going);
  }

  private Optional<String> mustStay(DocumentVersion version, Set<String> retired, Today today)
      throws IOException {
    if (rules.held().contains(version.documentClass())) {
      return Optional.of("documents of the class " + version.documentClass() + " are held");
    }
    Leaving leaving =
        new Leaving(rules.of(version.documentClass()), rules.targets(), retired, verifying.every());
    List<Leaving.Copy> copies = upkeep().copies(version);
    Optional<String> reason = leaving.mustStay(copies, today);
    if (reason.isPresent()) {
      return reason;
    }
    OtherTargets.Seen seen = others.look(version);
    if (!seen.gone().isEmpty()) {
      return Optional.of(
          "a copy that should be on %s is not there".formatted(String.join(" and ", seen.gone())));
    }
    List<Leaving.Copy> there =
        copies.stream().filter(copy -> !seen.unseen().contains(copy.target())).toList();
    return leaving.mustStay(there, today).isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s can't be asked now, and a copy there is required"
                .formatted(String.join(" and ", seen.unseen())));
  }

  private void go(List<DocumentVersion> going) throws IOException {
    if (!going.isEmpty()) {
      vault.leave(List.copyOf(going), "the box needs its room; the required copies are verified");
      LOG.info("{} objects have left the box, the last is {}", going.size(), last(going));
    }
  }

  private static String last(List<DocumentVersion> going) {
    return going.get(going.size() - 1).object();
  }
}
