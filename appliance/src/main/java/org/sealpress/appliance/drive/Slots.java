package org.sealpress.appliance.drive;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpress.appliance.drive.SlotState.Condition;

/** All slots of a box. */
public final class Slots implements AutoCloseable {
  private final List<SlotWatch> watches;

  /** Begins to watch them. */
  public Slots(List<SlotWatch> watches) {
    this.watches = List.copyOf(watches);
    this.watches.forEach(Thread::start);
  }

  /** How they are now. */
  public List<SlotState> states() {
    return watches.stream().map(SlotWatch::state).toList();
  }

  /** Where the drives are that are in use, by their ids. */
  public Map<String, Path> inUse() {
    Map<String, Path> found = new HashMap<>();
    for (SlotWatch each : watches) {
      each.inUse().ifPresent(id -> found.put(id, each.path()));
    }
    return found;
  }

  /** Something was done to drives: they are looked at again. */
  public void lookAgain() {
    watches.forEach(SlotWatch::lookAgain);
  }

  /**
   * An answer to who asks for a drive.
   *
   * @param slot in which slot it is
   * @param refusal why it is not let go; empty when that has begun, or is done
   */
  public record Answer(String slot, Optional<String> refusal) {}

  /**
   * Begins to let a drive go; how that ends is in {@link #states}.
   *
   * @param name of the slot, or the drive's label; empty for the only drive that is there
   */
  public Answer eject(String name) {
    List<SlotWatch> meant = watches.stream().filter(each -> isMeant(each.state(), name)).toList();
    if (name.isEmpty() && meant.size() > 1) {
      meant = meant.stream().filter(each -> each.state().condition() != Condition.SAFE).toList();
    }
    if (meant.size() == 1) {
      return new Answer(meant.get(0).state().slot(), meant.get(0).eject());
    }
    return new Answer("", Optional.of(why(name, meant.isEmpty())));
  }

  private String why(String name, boolean none) {
    if (watches.isEmpty()) {
      return "the configuration has no slot for a drive: add a target with `kind: drive`";
    }
    if (name.isEmpty()) {
      return none
          ? "no drive is in a slot"
          : "several drives are in slots: say which one, by its label";
    }
    return none
        ? "no drive \"%s\" is in a slot, and no slot is called so: `sealpress drive list` tells"
            .formatted(name)
        : "several drives are called \"%s\": say which slot".formatted(name);
  }

  private static boolean isMeant(SlotState state, String name) {
    boolean there = state.condition() != Condition.EMPTY && state.condition() != Condition.PULLED;
    return name.isEmpty()
        ? there
        : state.slot().equals(name) || (there && state.label().equals(name));
  }

  @Override
  public void close() {
    watches.forEach(SlotWatch::close);
  }
}
