package org.sealpress.plan;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a {@link Timetable} is made of.
 *
 * @param policies of all classes, in the order of the configuration
 * @param backlogs what is not on which target, for each target that is there and each class
 * @param arrivals since when drives are in their slots, by the slots' names: what they lack can't
 *     be late for longer
 * @param problems what keeps targets from being given anything, by their names
 * @param busy names of targets that are being given what they lack, or were not looked at yet after
 *     a start just now: that is due and not late
 * @param rotation the plan of the drives; empty where there are none
 * @param rules how drives are swapped
 * @param chores what else is to be done
 * @param today when
 */
public record Situation(
    Map<String, Policy> policies,
    List<Backlog> backlogs,
    Map<String, Instant> arrivals,
    Map<String, String> problems,
    Set<String> busy,
    Optional<Rotation> rotation,
    Rules rules,
    List<Chore> chores,
    Today today) {
  /** Copies the collections; the order of classes is kept. */
  public Situation {
    policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
    backlogs = List.copyOf(backlogs);
    arrivals = Map.copyOf(arrivals);
    problems = Map.copyOf(problems);
    busy = Set.copyOf(busy);
    chores = List.copyOf(chores);
  }

  /** What holds for a class; the usual for one that the configuration does not have any more. */
  Policy policy(String documentClass) {
    return policies.getOrDefault(documentClass, Policy.USUAL);
  }
}
