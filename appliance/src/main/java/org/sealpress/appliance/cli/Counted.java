package org.sealpress.appliance.cli;

import org.jspecify.annotations.Nullable;
import org.sealpress.restore.Verification;

/** Shows progress of something whose size is known a little later. */
final class Counted implements Verification.Listener, AutoCloseable {
  private final Terminal terminal;
  private final String label;
  private @Nullable Progress progress;

  /**
   * Nothing is shown yet.
   *
   * @param label what happens, for example {@code verifying}
   */
  Counted(Terminal terminal, String label) {
    this.terminal = terminal;
    this.label = label;
  }

  @Override
  public void begin(int objects) {
    if (objects > 0) {
      progress = Progress.of(terminal, System::nanoTime, label, Unit.things("documents"), objects);
    }
  }

  @Override
  public void done(long bytes) {
    if (progress != null) {
      progress.add(1);
    }
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
    }
  }
}
