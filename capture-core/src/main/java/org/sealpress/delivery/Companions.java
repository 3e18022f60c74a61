package org.sealpress.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.sealpress.durable.Sha256;
import org.sealpress.target.Content;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** What lies beside the objects on one target: given once a visit. */
final class Companions {
  private static final int MARK_DIGITS = 8;

  private final Map<String, Content> all;
  private final Target target;
  private boolean given;

  Companions(Map<String, Content> all, Target target) {
    this.all = all;
    this.target = target;
  }

  /** Gives them, the first time. */
  void give() throws TargetFault {
    if (given) {
      return;
    }
    for (Map.Entry<String, Content> companion : all.entrySet()) {
      try {
        target.put(companion.getKey(), companion.getValue());
      } catch (TargetFault e) {
        if (e.kind() != Kind.NAME_TAKEN) {
          throw e;
        }
        putBeside(companion.getKey(), companion.getValue());
      }
    }
    given = true;
  }

  /** What an earlier version put there stays; this one's gets a name that tells its content. */
  private void putBeside(String companion, Content content) throws TargetFault {
    try (InputStream in = content.open()) {
      String mark = "." + Sha256.of(in).substring(0, MARK_DIGITS);
      int dot = companion.lastIndexOf('.');
      int end = dot > companion.lastIndexOf('/') ? dot : companion.length();
      target.put(companion.substring(0, end) + mark + companion.substring(end), content);
    } catch (IOException e) {
      throw new TargetFault(
          Kind.CONTENT_UNREADABLE, companion + " can't be read: " + e.getMessage(), e);
    }
  }
}
