package org.sealpress.appliance.torture;

import java.util.concurrent.TimeUnit;

/**
 * The disk loses its power, and the daemon with it.
 *
 * @param agonyMillis so much later: it sees the errors
 */
record PowerCut(int agonyMillis) implements Blow {
  @Override
  public String name() {
    return "the power is cut, the daemon lives " + agonyMillis + " ms longer";
  }

  @Override
  public void strike(TortureBox box) throws InterruptedException {
    deaf(box, true);
    box.disk().cut();
    TimeUnit.MILLISECONDS.sleep(agonyMillis);
    box.daemon().kill();
  }

  @Override
  public void mend(TortureBox box) {
    box.disk().restart();
    deaf(box, false);
  }

  private static void deaf(TortureBox box, boolean now) {
    box.scanner().deaf(now);
    box.transcript().deaf(now);
  }
}
