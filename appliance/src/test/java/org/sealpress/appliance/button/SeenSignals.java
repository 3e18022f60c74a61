package org.sealpress.appliance.button;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts signals on their way. */
final class SeenSignals implements Signals {
  private final Signals signals;
  private final AtomicInteger downs = new AtomicInteger();
  private final AtomicInteger ups = new AtomicInteger();
  private final AtomicInteger others = new AtomicInteger();

  SeenSignals(Signals signals) {
    this.signals = signals;
  }

  int downs() {
    return downs.get();
  }

  int ups() {
    return ups.get();
  }

  int all() {
    return downs() + ups() + others.get();
  }

  @Override
  public void watched() {
    signals.watched();
    others.incrementAndGet();
  }

  @Override
  public void away(String why) {
    signals.away(why);
    others.incrementAndGet();
  }

  @Override
  public void down(String key) {
    signals.down(key);
    downs.incrementAndGet();
  }

  @Override
  public void up(String key) {
    signals.up(key);
    ups.incrementAndGet();
  }

  @Override
  public PressListener.Taken pressed(String key) {
    PressListener.Taken taken = signals.pressed(key);
    downs.incrementAndGet();
    ups.incrementAndGet();
    return taken;
  }

  @Override
  public void held(String key) {
    signals.held(key);
    others.incrementAndGet();
  }

  @Override
  public void note(String what) {
    signals.note(what);
    others.incrementAndGet();
  }
}
