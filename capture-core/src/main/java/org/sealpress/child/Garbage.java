package org.sealpress.child;

import java.io.IOException;

/** The other end of a pipe says what it should not: who does is of no more use. */
public final class Garbage extends IOException {
  private static final long serialVersionUID = 1L;

  /** What was said. */
  public Garbage(String message) {
    super(message);
  }
}
