package org.sealpress.appliance.daemon;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpress.delivery.DeliveryEvent;
import org.sealpress.delivery.DeliveryListener;

/** When each target has answered last, since the daemon was started. Safe for several threads. */
final class Contacts implements DeliveryListener {
  private final Clock clock;
  private final Map<String, Instant> last = new ConcurrentHashMap<>();

  Contacts(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void on(DeliveryEvent event) {
    if (event instanceof DeliveryEvent.UpToDate
        || event instanceof DeliveryEvent.Copied
        || event instanceof DeliveryEvent.Reading
        || event instanceof DeliveryEvent.Checked) {
      last.put(event.target(), clock.instant());
    }
  }

  /** When it was; empty when it did not answer yet. */
  Optional<Instant> last(String target) {
    return Optional.ofNullable(last.get(target));
  }
}
