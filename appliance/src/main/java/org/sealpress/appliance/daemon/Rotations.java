package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.patrol.Patrol;
import org.sealpress.appliance.web.BoxState.Pressed;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Ledger;
import org.sealpress.plan.ClockCheck;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.Facts;
import org.sealpress.plan.FillForecast;
import org.sealpress.plan.Loss;
import org.sealpress.plan.Rotation;
import org.sealpress.plan.Rules;
import org.sealpress.plan.Today;
import org.sealpress.vault.Catalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the plan of the rotation up to date: after each entry of the ledger, and every minute since
 * time goes by. Safe for several threads.
 */
final class Rotations extends Patrol {
  private static final Logger LOG = LoggerFactory.getLogger(Rotations.class);
  private static final int LONGEST_REASON = 1000;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final long OLDEST_NANOS = Duration.ofMinutes(1).toNanos();
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

  /** A look may take so much of the time: one part in so many. */
  private static final int SHARE = 20;

  private final Catalog catalog;
  private final Ledger ledger;
  private final Rules rules;
  private final ClockCheck clock;
  private final boolean wanted;
  private final Supplier<Map<String, Long>> free;
  private volatile @Nullable RotationJson last;
  private long lastSeq = -1;
  private long nextLook;
  private long oldLook;

  /**
   * A plan that {@link #start} keeps.
   *
   * @param wanted whether there are slots for drives, so that having no drive is worth a word
   * @param free bytes that are free on drives in slots, by their ids; must answer at once
   */
  Rotations(
      Catalog catalog,
      Ledger ledger,
      Rules rules,
      ClockCheck clock,
      boolean wanted,
      Supplier<Map<String, Long>> free) {
    super("rotation", Duration.ZERO, PAUSE, LONGEST_GOODBYE);
    this.catalog = catalog;
    this.ledger = ledger;
    this.rules = rules;
    this.clock = clock;
    this.wanted = wanted;
    this.free = free;
  }

  /** What the status has; empty on a box without drives, and before the first look. */
  Optional<JsonObject> status() {
    RotationJson now = last;
    return now == null || (!wanted && now.facts().drives().isEmpty())
        ? Optional.empty()
        : Optional.of(now.brief());
  }

  /** All of it at the last look; empty before the first. */
  Optional<RotationJson> last() {
    return Optional.ofNullable(last);
  }

  /** All of it, as it is now. May block for a disk. */
  JsonObject drives() throws IOException {
    return look().whole();
  }

  /** As it is now. May block for a disk. */
  RotationJson now() throws IOException {
    return look();
  }

  private synchronized RotationJson look() throws IOException {
    long begin = System.nanoTime();
    long head = ledger.head().seq();
    Facts facts = catalog.drives();
    Today today = clock.today(facts.latest());
    Map<String, FillForecast> fills = FillForecast.all(facts, free.get(), rules, today);
    RotationJson now =
        new RotationJson(facts, Rotation.of(facts, rules, today, fills), rules, today, fills);
    last = now;
    lastSeq = head;
    long end = System.nanoTime();
    nextLook = end + SHARE * (end - begin);
    oldLook = end + OLDEST_NANOS;
    return now;
  }

  /**
   * Takes a drive out of the set for good. What it held is told, and counts no more.
   *
   * @param id its id, as the answer to {@code GET /api/drives} has it
   */
  synchronized Pressed retire(String id, String reason) {
    if (reason.length() > LONGEST_REASON) {
      return new Pressed.Wrong("a reason has at most " + LONGEST_REASON + " characters");
    }
    try {
      RotationJson now = look();
      Optional<DriveRecord> found =
          now.facts().drives().stream().filter(each -> each.id().equals(id)).findFirst();
      if (found.isEmpty()) {
        return new Pressed.Refused("there is no drive with this id; see `sealpress drive list`");
      }
      DriveRecord drive = found.get();
      if (!drive.isActive()) {
        return new Pressed.Refused(
            "drive %s was retired on %s already: %s"
                .formatted(drive.label(), now.today().told(drive.stay().since()), drive.reason()));
      }
      ledger.append(new DriveEvent.Retired(drive.id(), drive.label(), reason));
      LOG.info("drive {} is retired", drive.label());
      RotationJson after = look();
      return new Pressed.Told(Loss.of(after.facts(), drive).told(after.today()) + ".");
    } catch (IOException e) {
      return new Pressed.Refused("it can't be written down now: " + e.getMessage());
    }
  }

  @Override
  protected synchronized void round() {
    long now = System.nanoTime();
    boolean changed = ledger.head().seq() != lastSeq;
    if (last == null || (changed && now - nextLook >= 0) || now - oldLook >= 0) {
      try {
        var unused = look();
      } catch (IOException | RuntimeException e) {
        oldLook = now + OLDEST_NANOS;
        LOG.warn("the rotation can't be planned, it is again in a minute: {}", e.getMessage(), e);
      }
    }
  }
}
