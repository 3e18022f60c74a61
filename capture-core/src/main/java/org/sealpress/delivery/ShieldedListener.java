package org.sealpress.delivery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a listener that throws from stopping what it listens to. */
record ShieldedListener(DeliveryListener listener) implements DeliveryListener {
  private static final Logger LOG = LoggerFactory.getLogger(ShieldedListener.class);

  @Override
  public void on(DeliveryEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException e) {
      LOG.error("what happened could not be told: {}", event, e);
    }
  }
}
