package org.sealpress.appliance.button;

import java.util.Optional;

/**
 * A button that another program presses, over HTTPS and with a token: a smart switch, a home
 * automation, a script. It can't be away: whether the other program is there nobody knows.
 */
public final class HttpButton implements Button {
  /** Its only key. */
  static final String KEY = "press";

  private Optional<Signals> signals = Optional.empty();

  @Override
  public synchronized void start(Signals told) {
    signals = Optional.of(told);
    told.watched();
  }

  /** Presses it. */
  public PressListener.Taken press() {
    Optional<Signals> now;
    synchronized (this) {
      now = signals;
    }
    return now.map(each -> each.pressed(KEY))
        .orElseGet(() -> PressListener.Taken.refused("the box does not watch this button now"));
  }

  @Override
  public synchronized void close() {
    signals = Optional.empty();
  }
}
