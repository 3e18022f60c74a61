package org.sealpress.appliance.daemon;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The last captures, the newest first. Guarded by the {@link Board}. */
final class Captures {
  /**
   * Of more than that, those that are settled are forgotten first, then those that are sealed. One
   * that is not sealed is kept in any case: a person may have to see to it. There are no more of
   * them than the intake takes.
   */
  static final int MOST = 50;

  private static final int MOST_EARLY = 200;

  private final Set<String> targets;
  private final Deque<CaptureState> all = new ArrayDeque<>();

  /** Copies of objects whose sealing was not told of yet: it is told by another thread. */
  private final Map<String, List<String>> early = new LinkedHashMap<>();

  Captures(Set<String> targets) {
    this.targets = targets;
  }

  List<CaptureState> all() {
    return List.copyOf(all);
  }

  Optional<CaptureState> find(String id) {
    return all.stream().filter(state -> state.id().equals(id)).findFirst();
  }

  /** The capture that became a document. */
  Optional<CaptureState> of(String object) {
    return all.stream().filter(state -> state.became(object)).findFirst();
  }

  void add(CaptureState state) {
    all.addFirst(state);
    boolean more = true;
    while (all.size() > MOST && more) {
      more =
          forgetOne(each -> each.settled(targets))
              || forgetOne(each -> each.stage(targets) == Stage.SEALED);
    }
  }

  private boolean forgetOne(Predicate<CaptureState> which) {
    for (Iterator<CaptureState> oldest = all.descendingIterator(); oldest.hasNext(); ) {
      if (which.test(oldest.next())) {
        oldest.remove();
        return true;
      }
    }
    return false;
  }

  void remove(String id) {
    all.removeIf(state -> state.id().equals(id));
  }

  /** A copy was made of a document that no capture here is known to have become. */
  void early(String object, String target) {
    early.computeIfAbsent(object, unknown -> new ArrayList<>()).add(target);
    if (early.size() > MOST_EARLY) {
      early.remove(early.keySet().iterator().next());
    }
  }

  /** The targets that had a document before its sealing was told of. */
  List<String> takeEarly(String object) {
    List<String> had = early.remove(object);
    return had == null ? List.of() : had;
  }
}
