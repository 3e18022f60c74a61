package org.sealpress.appliance.daemon;

import org.jspecify.annotations.Nullable;
import org.sealpress.appliance.daemon.TargetState.Condition;
import org.sealpress.delivery.DeliveryEvent;
import org.sealpress.inbox.InboxState;
import org.sealpress.scan.ScannerInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes known, as lines of the log: warnings are for somebody to act on. */
final class BoardLog {
  private static final Logger LOG = LoggerFactory.getLogger(Board.class);
  private static final int ID_SHOWN = 6;

  void warning(String line) {
    LOG.warn("{}", line);
  }

  void scannerReady(ScannerInfo info) {
    LOG.info("the scanner is ready: {} {} ({})", info.vendor(), info.model(), info.name());
  }

  void scannerAway(String why) {
    LOG.warn("the scanner can't be used: {}", why);
  }

  /** Without names of files, which may be personal: the status has them. */
  void inbox(@Nullable InboxState before, InboxState now) {
    boolean was = before != null && before.away();
    if (now.away() && !was) {
      LOG.warn("inbox {} can't be used: {}", now.name(), now.message());
    } else if (!now.away() && (was || before == null)) {
      LOG.info("inbox {} is watched: {}", now.name(), now.folder());
    }
  }

  /** Without the reasons that people typed, which may be personal: the status has them. */
  void step(String capture, Step step) {
    if (step.trouble()) {
      LOG.warn("capture {}: {}", shown(capture), step.logged());
    } else {
      LOG.info("capture {}: {}", shown(capture), step.logged());
    }
  }

  /** Of a document that was sealed before the daemon was started, as a rule. */
  void document(String document, Step step) {
    LOG.info("document {}: {}", shown(document), step.text());
  }

  static String shown(String id) {
    return id.substring(0, Math.min(ID_SHOWN, id.length()));
  }

  /**
   * What was found of what was stored, or done about it.
   *
   * @param before what was said of the box's own store before
   */
  void upkeep(DeliveryEvent event, String before) {
    if (event instanceof DeliveryEvent.Checked checked) {
      checked(checked);
    } else if (event instanceof DeliveryEvent.Repaired repaired) {
      LOG.warn(
          "target {}: the copy of document {} was damaged or missing and is repaired from {}{}",
          repaired.target(),
          shown(repaired.document()),
          repaired.from(),
          repaired.aside().isEmpty() ? "" : "; the damaged one is kept as " + repaired.aside());
    } else if (event instanceof DeliveryEvent.OwnStore store && !store.message().equals(before)) {
      ownStore(store.message());
    }
  }

  private void ownStore(String message) {
    if (message.isEmpty()) {
      LOG.info("the box's own store is in order again");
    } else {
      LOG.warn("the box's own store: {}", message);
    }
  }

  /** A target came back, or a part of it was read again. */
  private void checked(DeliveryEvent.Checked event) {
    if (event.missing() + event.damaged() > 0) {
      LOG.warn(
          "target {}: of what was on it {} are gone and are copied again, {} are damaged",
          event.target(),
          event.missing(),
          event.damaged());
    } else {
      LOG.info("target {}: what was read again is as it was stored", event.target());
    }
  }

  /** Says what is new about a target; it is looked at every minute. */
  void target(String name, TargetState before, TargetState now) {
    if (now.condition() == Condition.BEHIND) {
      if (!now.message().equals(before.message())) {
        LOG.warn("target {}: {}", name, now.message());
      }
    } else if (now.condition() == Condition.WAITING) {
      if (before.condition() != Condition.WAITING) {
        LOG.info("target {} waits: {}", name, now.message());
      }
    } else if (before.condition() != Condition.UP_TO_DATE) {
      LOG.info("target {} has everything that is due", name);
    }
  }
}
