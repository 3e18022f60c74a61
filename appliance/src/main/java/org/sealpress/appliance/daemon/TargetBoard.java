package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpress.delivery.BoxStore;
import org.sealpress.delivery.DeliveryEvent;
import org.sealpress.delivery.Later;

/** How targets and the box's own store are doing. Guarded by the {@link Board}. */
final class TargetBoard {
  private final Map<String, TargetState> states = new LinkedHashMap<>();
  private final Map<String, DeliveryEvent.Progress> copying = new HashMap<>();
  private final Verifications verifications = new Verifications();

  /** Of which nothing is known yet. */
  TargetBoard(Set<String> names, Instant now) {
    new TreeSet<>(names).forEach(name -> states.put(name, TargetState.unknown(now)));
  }

  /** What an event has changed, to be told while the board is not held. */
  interface Change {
    void tell(BoardLog log);
  }

  /**
   * Takes anything but a copy that was made.
   *
   * @param number of the event
   */
  Change take(DeliveryEvent event, long number, Instant now) {
    String target = event.target();
    if (event instanceof DeliveryEvent.Progress progress) {
      copying.put(target, progress);
      return log -> {};
    }
    String store = verifications.ownStore();
    if (verifications.take(event)) {
      return log -> log.upkeep(event, store);
    }
    TargetState before = states.getOrDefault(target, TargetState.unknown(now));
    TargetState after = after(before, event, number, now);
    states.put(target, after);
    copying.remove(target);
    return log -> log.target(target, before, after);
  }

  private static TargetState after(
      TargetState before, DeliveryEvent event, long number, Instant now) {
    if (event instanceof DeliveryEvent.Behind behind) {
      return before.behind(behind.waiting(), behind.message(), now, number);
    } else if (event instanceof DeliveryEvent.Gone gone) {
      return before.behind(gone.waiting(), gone.message(), now, number);
    } else if (event instanceof DeliveryEvent.Waits waits) {
      return before.waits(waits.waiting(), waits.message(), now, number);
    }
    Later later = event instanceof DeliveryEvent.UpToDate has ? has.later() : Later.NONE;
    return before.upToDate(later, now, number);
  }

  /** Each target by its name. */
  Map<String, TargetState> states() {
    return new LinkedHashMap<>(states);
  }

  /**
   * How targets are doing, for the plan.
   *
   * @param starting whether it is no wonder that one was not looked at yet
   */
  Plans.Targets doing(boolean starting) {
    Map<String, String> problems = new HashMap<>();
    Set<String> busy = new HashSet<>(copying.keySet());
    states.forEach(
        (name, state) -> {
          if (!state.message().isEmpty()) {
            problems.put(name, state.message());
          } else if (starting && state.condition() == TargetState.Condition.UNKNOWN) {
            busy.add(name);
          }
        });
    return new Plans.Targets(problems, busy);
  }

  /** All targets. */
  JsonArray json() {
    JsonArray all = new JsonArray();
    states.forEach(
        (name, state) ->
            all.add(
                verifications.on(
                    Copying.on(state.json(name), Optional.ofNullable(copying.get(name))), name)));
    return all;
  }

  /** The box's own store. */
  JsonObject store() {
    return verifications.store(BoxStore.NAME);
  }
}
