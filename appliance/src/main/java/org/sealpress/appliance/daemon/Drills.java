package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.restore.Receipt;
import org.sealpress.restore.RestoreFault;
import org.sealpress.seal.Recipient;
import org.sealpress.seal.Recipients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receipts of drills: which was the last, and taking new ones. Safe for several threads. */
final class Drills {
  private static final Logger LOG = LoggerFactory.getLogger(Drills.class);

  private final Ledger ledger;
  private final Recipients recipients;
  private final Clock clock;
  private volatile Optional<JsonObject> last = Optional.empty();
  private volatile Optional<Instant> lastTime = Optional.empty();
  private volatile boolean known;

  Drills(Ledger ledger, Recipients recipients, Clock clock) {
    this.ledger = ledger;
    this.recipients = recipients;
    this.clock = clock;
  }

  /** Looks for the last one, which takes a while in a long ledger. */
  void begin() {
    Thread reader = new Thread(this::find, "last-drill");
    reader.setDaemon(true);
    reader.start();
  }

  private void find() {
    try {
      Optional<Event.Drill> found = Receipt.last(ledger);
      synchronized (this) {
        if (last.isEmpty()) {
          last = found.map(this::json);
          lastTime = found.map(Event.Drill::drilled);
        }
      }
      known = true;
    } catch (IOException e) {
      LOG.warn("the last drill is not known: {}", e.getMessage());
    }
  }

  /** Whether it is known by now whether there was one. */
  boolean known() {
    return known || lastTime.isPresent();
  }

  /** When the last one was, by the holder's clock. */
  Optional<Instant> lastTime() {
    return lastTime;
  }

  /** The last one, for the status. */
  Optional<JsonObject> last() {
    return last.map(JsonObject::copy);
  }

  /**
   * Takes a receipt.
   *
   * @return why it is not taken; empty when it is
   */
  synchronized Optional<String> take(byte[] receipt) {
    try {
      Event.Drill drill = Receipt.read(receipt);
      Receipt.accept(drill, recipients.all(), ledger, clock);
      last = Optional.of(json(drill));
      lastTime = Optional.of(drill.drilled());
      LOG.info("a drill of {} documents, {} failed", drill.documents(), drill.failed());
      return Optional.empty();
    } catch (RestoreFault e) {
      return Optional.ofNullable(e.getMessage());
    } catch (IOException e) {
      return Optional.of("the receipt can't be written down now: " + e.getMessage());
    }
  }

  private JsonObject json(Event.Drill drill) {
    return new JsonObject()
        .put("drilled", drill.drilled().toString())
        .put("holder", holder(drill))
        .put("source", drill.source())
        .put("documents", drill.documents())
        .put("failed", drill.failed())
        .put("millis", drill.millis());
  }

  private String holder(Event.Drill drill) {
    return recipients.all().stream()
        .filter(each -> each.fingerprint().equals(drill.holder()))
        .map(Recipient::subject)
        .findFirst()
        .orElse("the certificate " + drill.holder().substring(0, 8));
  }
}
