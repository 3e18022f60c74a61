package org.sealpress.restore;

/** Listens to a restore or a verification and keeps nothing. */
enum Quiet implements Restore.Listener, Verification.Listener {
  LISTENER;

  @Override
  public void begin(int objects) {}

  @Override
  public void done(Outcome outcome) {}

  @Override
  public void done(long bytes) {}
}
