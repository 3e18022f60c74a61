package org.sealpress.delivery;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The wish that a target be let go, and the answer to it. Safe for several threads. */
final class Hold {
  private @Nullable CompletableFuture<Receipt> wish;

  /** Asks; who asks again waits for the same answer. */
  synchronized CompletableFuture<Receipt> ask() {
    CompletableFuture<Receipt> asked = wish;
    if (asked == null) {
      asked = new CompletableFuture<>();
      wish = asked;
    }
    return asked;
  }

  /** Whether the target is to be let go, or was. */
  synchronized boolean asked() {
    return wish != null;
  }

  /** Whether it was. */
  synchronized boolean answered() {
    return wish != null && wish.isDone();
  }

  synchronized void answer(Receipt receipt) {
    if (wish != null) {
      wish.complete(receipt);
    }
  }

  /** The target is wanted again. */
  synchronized void end() {
    wish = null;
  }
}
