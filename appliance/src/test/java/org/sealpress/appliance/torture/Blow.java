package org.sealpress.appliance.torture;

import java.io.IOException;

/** Something bad that happens to a box, and how it is mended. */
interface Blow {

  /** What it is, for a person who reads why a round failed. */
  String name();

  /** It happens, at a moment that was drawn. */
  void strike(TortureBox box) throws IOException, InterruptedException;

  /** While the clerk still feeds: ends what would last for ever. */
  default void lift(TortureBox box) throws IOException, InterruptedException {}

  /** All is in order again, but the daemon may be dead. */
  default void mend(TortureBox box) throws IOException, InterruptedException {}
}
