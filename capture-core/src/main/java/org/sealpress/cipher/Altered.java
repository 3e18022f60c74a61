package org.sealpress.cipher;

import java.io.IOException;

/** What the disk gives is not what was encrypted: reading it again is of no use. */
public final class Altered extends IOException {
  private static final long serialVersionUID = 1L;

  Altered(String what) {
    super(what);
  }
}
