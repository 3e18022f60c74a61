package org.sealpress.delivery;

import org.jspecify.annotations.Nullable;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** What failed in one round. */
final class Failures {
  /** So many objects may fail one after the other before the target itself is taken for broken. */
  static final int MOST = 5;

  private @Nullable TargetFault first;
  private int count;
  private int inARow;

  void begin() {
    first = null;
    count = 0;
    inARow = 0;
  }

  void success() {
    inARow = 0;
  }

  /** Whether the target is to be taken for broken now. */
  boolean tooMany(TargetFault fault) {
    count++;
    first = first == null ? fault : first;
    return fault.kind() != Kind.CONTENT_UNREADABLE && ++inARow >= MOST;
  }

  /** All of them in one; null when there was none. */
  @Nullable TargetFault summary() {
    TargetFault one = first;
    return one == null || count == 1
        ? one
        : new TargetFault(
            one.kind(),
            "%s (and %d more objects could not be delivered)"
                .formatted(one.getMessage(), count - 1),
            one);
  }
}
