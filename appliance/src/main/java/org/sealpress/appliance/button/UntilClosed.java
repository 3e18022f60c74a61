package org.sealpress.appliance.button;

/** Passes signals on until it is closed: then none is on its way any more. */
final class UntilClosed implements Signals, AutoCloseable {
  private final Signals signals;
  private final Runnable whenWatched;
  private boolean closed;

  UntilClosed(Signals signals, Runnable whenWatched) {
    this.signals = signals;
    this.whenWatched = whenWatched;
  }

  private synchronized void pass(Runnable signal) {
    if (!closed) {
      signal.run();
    }
  }

  @Override
  public void watched() {
    whenWatched.run();
    pass(signals::watched);
  }

  @Override
  public void away(String why) {
    pass(() -> signals.away(why));
  }

  @Override
  public void down(String key) {
    pass(() -> signals.down(key));
  }

  @Override
  public void up(String key) {
    pass(() -> signals.up(key));
  }

  @Override
  public synchronized PressListener.Taken pressed(String key) {
    return closed
        ? PressListener.Taken.refused("this button is not watched any more")
        : signals.pressed(key);
  }

  @Override
  public void held(String key) {
    pass(() -> signals.held(key));
  }

  @Override
  public void note(String what) {
    pass(() -> signals.note(what));
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
