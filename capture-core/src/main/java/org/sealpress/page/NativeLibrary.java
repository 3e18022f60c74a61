package org.sealpress.page;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.List;

/** Loads a library of the system that has other names on other systems. */
public final class NativeLibrary {
  private NativeLibrary() {}

  /**
   * Loads it as the first of its names that is there.
   *
   * @param functions interface of those that are called
   * @param missing what to do when it is not installed, for a person
   * @throws UnsatisfiedLinkError says so
   */
  public static <T extends Library> T load(Class<T> functions, List<String> names, String missing) {
    UnsatisfiedLinkError last = new UnsatisfiedLinkError("no name was tried");
    for (String name : names) {
      try {
        return Native.load(name, functions);
      } catch (UnsatisfiedLinkError e) {
        last = e;
      }
    }
    UnsatisfiedLinkError error = new UnsatisfiedLinkError(missing);
    error.initCause(last);
    throw error;
  }
}
