package org.sealpress.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a listener that throws from stopping what it listens to. */
record ShieldedListener(CaptureListener listener) implements CaptureListener {
  private static final Logger LOG = LoggerFactory.getLogger(ShieldedListener.class);

  @Override
  public void on(CaptureEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException e) {
      LOG.error("what happened could not be told: {}", event, e);
    }
  }
}
