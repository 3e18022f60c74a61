package org.sealpress.intake;

/** Is told what happens to captures, from several threads. Must not block or throw. */
public interface CaptureListener {

  /** Something happened. */
  void on(CaptureEvent event);
}
