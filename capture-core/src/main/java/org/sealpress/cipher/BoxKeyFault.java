package org.sealpress.cipher;

import java.io.IOException;

/** The box's key is not there, damaged, or another one than the key in question was kept under. */
public final class BoxKeyFault extends IOException {
  private static final long serialVersionUID = 1L;

  BoxKeyFault(String message) {
    super(message);
  }
}
