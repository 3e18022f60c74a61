package org.sealpress.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.sealpress.durable.Sha256;
import org.sealpress.target.SideBySide;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** Reads what a target holds as near to its medium as the kind can, and hashes it. */
final class ReadBack {
  /** So many at a time: one is hashed while others come from the medium. */
  private static final int AT_A_TIME = 3;

  private ReadBack() {}

  /** SHA-256 of what a target has under a name, hex. */
  static String of(Target target, String object) throws TargetFault {
    try (InputStream in = target.readBack(object)) {
      return Sha256.of(in);
    } catch (IOException e) {
      throw new TargetFault(
          Kind.IO_ERROR,
          "%s can't be read back from %s (%s): its medium may be failing"
              .formatted(object, target, e.getMessage()),
          e);
    }
  }

  /**
   * The same of many; those that can't be read are left out.
   *
   * @throws TargetFault {@link Kind#UNAVAILABLE} alone
   */
  static Map<String, String> of(Target target, List<String> objects) throws TargetFault {
    Map<String, String> found = new ConcurrentHashMap<>();
    List<Callable<String>> work = new ArrayList<>();
    for (String object : objects) {
      work.add(() -> read(target, object, found));
    }
    try {
      var unused = SideBySide.run(AT_A_TIME, work);
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetFault(
          Kind.UNAVAILABLE, "reading back from " + target + " was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TargetFault fault) {
        throw fault;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e);
    }
  }

  private static String read(Target target, String object, Map<String, String> found)
      throws TargetFault {
    try {
      found.put(object, of(target, object));
    } catch (TargetFault e) {
      if (e.kind() == Kind.UNAVAILABLE) {
        throw e;
      }
    }
    return object;
  }
}
