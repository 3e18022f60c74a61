package org.sealpress.appliance.torture;

/** {@code kill -9} of all page workers; the daemon lives on. */
record WorkersKilled() implements Blow {
  @Override
  public String name() {
    return "the page workers are killed";
  }

  @Override
  public void strike(TortureBox box) {
    box.daemon().workers().forEach(ProcessHandle::destroyForcibly);
  }
}
