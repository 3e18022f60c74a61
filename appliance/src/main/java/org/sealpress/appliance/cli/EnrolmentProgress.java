package org.sealpress.appliance.cli;

import org.jspecify.annotations.Nullable;
import org.sealpress.target.drive.CapacityCheck;

/** Shows how far the check of a new drive is. */
final class EnrolmentProgress implements CapacityCheck.Progress, AutoCloseable {
  private final Terminal terminal;
  private @Nullable Progress progress;
  private String step = "";
  private long shown;

  EnrolmentProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void at(String now, long done, long total) {
    if (total == 0) {
      return;
    }
    if (progress == null || !now.equals(step) || done < shown) {
      close();
      progress = Progress.of(terminal, System::nanoTime, now, Unit.bytes(), total);
      step = now;
      shown = 0;
    }
    progress.add(done - shown);
    shown = done;
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
      progress = null;
    }
  }
}
