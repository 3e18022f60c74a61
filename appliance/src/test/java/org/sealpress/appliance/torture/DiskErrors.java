package org.sealpress.appliance.torture;

import java.util.concurrent.TimeUnit;

/**
 * Every access to the disk fails from one moment on, while the daemon lives on, is asked to scan,
 * and is ended at last.
 *
 * @param millis how long it lives on
 * @param orderly whether it is told to end, rather than killed
 */
record DiskErrors(int millis, boolean orderly) implements Blow {
  @Override
  public String name() {
    return "the disk gives errors for " + millis + " ms";
  }

  @Override
  public void strike(TortureBox box) throws InterruptedException {
    box.disk().cut();
    TimeUnit.MILLISECONDS.sleep(millis);
    if (!orderly) {
      box.daemon().kill();
    }
  }

  @Override
  public void mend(TortureBox box) throws InterruptedException {
    if (box.alive()) {
      box.daemon().terminate();
    }
    box.disk().restart();
  }
}
