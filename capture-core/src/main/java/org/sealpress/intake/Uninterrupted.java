package org.sealpress.intake;

import java.io.IOException;

/**
 * Finishes something durable on a thread that was interrupted. An interrupt closes every file
 * channel that the thread writes through, the ledger's among them; it is kept for afterwards.
 */
final class Uninterrupted {
  private Uninterrupted() {}

  /** What is to be finished. */
  interface Step {
    void run() throws IOException;
  }

  static void run(Step step) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      step.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
