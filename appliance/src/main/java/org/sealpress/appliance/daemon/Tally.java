package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.patrol.Patrol;
import org.sealpress.ledger.Ledger;
import org.sealpress.plan.Today;
import org.sealpress.vault.Catalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what was sealed on this day of the box's calendar, after each entry of the ledger and at
 * midnight; at most once a second.
 */
final class Tally extends Patrol {
  private static final Logger LOG = LoggerFactory.getLogger(Tally.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

  private final Catalog catalog;
  private final Ledger ledger;
  private final Supplier<Today> clock;
  private volatile long documents;
  private long lastSeq = -1;
  private @Nullable LocalDate lastDay;

  Tally(Catalog catalog, Ledger ledger, Supplier<Today> clock) {
    super("tally", Duration.ZERO, PAUSE, LONGEST_GOODBYE);
    this.catalog = catalog;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** How many documents were sealed today, as of the last look. */
  JsonObject json() {
    return new JsonObject().put("documents", documents);
  }

  @Override
  protected void round() {
    Today today = clock.get();
    long head = ledger.head().seq();
    if (head == lastSeq && today.date().equals(lastDay)) {
      return;
    }
    try {
      documents = catalog.sealedSince(today.date().atStartOfDay(today.zone()).toInstant());
      lastSeq = head;
      lastDay = today.date();
    } catch (IOException e) {
      LOG.warn("what was sealed today can't be counted now: {}", e.getMessage());
    }
  }
}
