package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/** The steps of a capture, numbered from 0. When there are very many, the oldest are forgotten. */
final class Steps {
  /** A batch of 200 sides has 400 and a few. */
  static final int MOST = 1_000;

  private final Deque<Step> last = new ArrayDeque<>();
  private int next;

  void add(Step step) {
    last.add(step);
    next++;
    if (last.size() > MOST) {
      last.remove();
    }
  }

  Optional<Step> newest() {
    return Optional.ofNullable(last.peekLast());
  }

  /** The number of the step that is to come. */
  int next() {
    return next;
  }

  /** Those from a number on that are still known. */
  JsonArray from(int number) {
    JsonArray steps = new JsonArray();
    Iterator<Step> all = last.iterator();
    for (int i = next - last.size(); all.hasNext(); i++) {
      Step step = all.next();
      if (i >= number) {
        steps.add(step.json());
      }
    }
    return steps;
  }
}
