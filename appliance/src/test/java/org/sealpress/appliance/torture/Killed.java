package org.sealpress.appliance.torture;

/** {@code kill -9} of the daemon. */
record Killed() implements Blow {
  @Override
  public String name() {
    return "the daemon is killed";
  }

  @Override
  public void strike(TortureBox box) throws InterruptedException {
    box.daemon().kill();
  }
}
