package org.sealpress.restore;

import java.util.List;
import org.sealpress.ledger.checkpoint.VerifierKey;
import org.sealpress.target.Target;

/**
 * A place that documents may come back from.
 *
 * @param name how the person who named it calls it
 * @param target the place
 * @param keys whose signatures of the ledger count, known from elsewhere; empty for those that lie
 *     in the place itself, which are as trustworthy as it is
 */
public record Source(String name, Target target, List<VerifierKey> keys) {
  /** Copies the list. */
  public Source {
    keys = List.copyOf(keys);
  }

  /** With the keys that lie there. */
  public Source(String name, Target target) {
    this(name, target, List.of());
  }
}
