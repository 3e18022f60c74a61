package org.sealpress.delivery;

import java.io.IOException;
import java.io.InputStream;
import org.sealpress.durable.Sha256;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** Reads what a target holds as near to its medium as the kind can, and hashes it. */
final class ReadBack {
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
   * Reads back what was stored, and compares it.
   *
   * @param name of the destination, for the message
   * @param expected SHA-256, hex
   * @throws TargetFault {@link Kind#IO_ERROR} when the target has other bytes
   */
  static void check(Target target, String name, String object, String expected) throws TargetFault {
    String sha256 = of(target, object);
    if (!sha256.equals(expected)) {
      throw new TargetFault(
          Kind.IO_ERROR,
          "%s reads back from %s with SHA-256 %s, expected %s: don't trust this medium, replace it"
              .formatted(object, name, sha256, expected));
    }
  }
}
