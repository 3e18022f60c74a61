package org.sealpress.appliance.service;

import com.sun.jna.Library;
import com.sun.jna.Native;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The memory that the JVM itself and native libraries have by malloc(3). */
public final class NativeHeap {
  private static final Logger LOG = LoggerFactory.getLogger(NativeHeap.class);

  /** What is called of glibc; another libc has nothing of the kind. */
  interface LibC extends Library {
    int malloc_trim(long pad);
  }

  private NativeHeap() {}

  /**
   * Gives back to the system what is free in it. Some milliseconds.
   *
   * @return whether this system's libc can do that
   */
  public static boolean trim() {
    try {
      int given = Holder.LIBC.malloc_trim(0);
      LOG.debug("malloc_trim: {}", given);
      return true;
    } catch (LinkageError e) {
      LOG.debug("there is no malloc_trim here: {}", e.getMessage());
      return false;
    }
  }

  /** Loaded when there is something to trim. */
  private static final class Holder {
    static final LibC LIBC = Native.load("c", LibC.class);
  }
}
