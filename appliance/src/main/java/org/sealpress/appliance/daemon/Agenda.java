package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.intake.SealedDocument;
import org.sealpress.ledger.Ledger;
import org.sealpress.plan.ClockCheck;
import org.sealpress.plan.Due;
import org.sealpress.plan.Schedule;
import org.sealpress.plan.Today;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.DocumentVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The schedules of the classes and the clock by which they go. Safe for several threads. */
final class Agenda implements Dates {
  private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);

  private final Map<String, Schedule> schedules = new LinkedHashMap<>();
  private final Catalog catalog;
  private final Ledger ledger;
  private final ClockCheck clock;
  private final ZoneId zone;

  /**
   * An agenda.
   *
   * @param zone where the box stands, also for {@code clock}
   */
  Agenda(
      List<DocumentClass> classes, Catalog catalog, Ledger ledger, ClockCheck clock, ZoneId zone) {
    classes.forEach(each -> schedules.put(each.name(), each.policy().copies()));
    this.catalog = catalog;
    this.ledger = ledger;
    this.clock = clock;
    this.zone = zone;
  }

  /** When it is, and whether that is believed. */
  Today today() {
    return clock.today(ledger.latest());
  }

  /** Where the box stands. */
  ZoneId zone() {
    return zone;
  }

  /** What is due now. */
  Due due() {
    return Due.of(schedules, today());
  }

  /** When a document is due that was sealed at a time. */
  Instant due(String documentClass, Instant sealed) {
    return schedules.getOrDefault(documentClass, Schedule.atOnce()).due(sealed, zone);
  }

  @Override
  public boolean hold() {
    return today().isSure();
  }

  @Override
  public Map<String, Instant> later(List<SealedDocument> documents) {
    Map<String, Instant> later = new HashMap<>();
    try {
      for (SealedDocument each : documents) {
        for (DocumentVersion version : catalog.versions(each.document())) {
          Schedule schedule = schedules.getOrDefault(version.documentClass(), Schedule.atOnce());
          if (!schedule.equals(Schedule.atOnce())) {
            later.put(version.object(), schedule.due(version.sealed(), zone));
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("when copies are due is not known: {}", e.getMessage());
    }
    return later;
  }
}
