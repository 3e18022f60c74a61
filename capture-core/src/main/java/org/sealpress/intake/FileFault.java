package org.sealpress.intake;

import java.io.IOException;

/**
 * The file itself and not this box: somebody writes to it, or it can't be read. It is to be looked
 * at again.
 */
public final class FileFault extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean changed;

  private FileFault(String what, boolean changed) {
    super(what);
    this.changed = changed;
  }

  /** It is not what it was before. */
  static FileFault changed(String what) {
    return new FileFault(what, true);
  }

  /** Nothing can be said of it. */
  static FileFault unreadable(String what) {
    return new FileFault(what, false);
  }

  /** Whether it is surely not what it was before. */
  boolean isChanged() {
    return changed;
  }
}
