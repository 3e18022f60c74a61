package org.sealpress.scan.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The troubles still to come, in the order they were asked for. */
final class Troubles {
  private final List<Trouble> waiting = new ArrayList<>();

  synchronized void add(Trouble trouble) {
    waiting.add(trouble);
  }

  synchronized void clear() {
    waiting.clear();
  }

  /** How many are still to come. */
  synchronized int waiting() {
    return waiting.stream().mapToInt(Trouble::times).sum();
  }

  /** The first one for this step of this page, if any; it counts as having happened. */
  synchronized Optional<Trouble> take(Trouble.Step step, int page) {
    for (int i = 0; i < waiting.size(); i++) {
      Trouble trouble = waiting.get(i);
      if (trouble.step() == step && (trouble.page() == 0 || trouble.page() == page)) {
        if (trouble.times() == 1) {
          waiting.remove(i);
        } else {
          waiting.set(i, trouble.repeated(trouble.times() - 1));
        }
        return Optional.of(trouble);
      }
    }
    return Optional.empty();
  }
}
