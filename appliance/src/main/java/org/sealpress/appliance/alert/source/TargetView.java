package org.sealpress.appliance.alert.source;

/**
 * How a target is doing.
 *
 * @param slot whether it is a slot for drives: an empty one that nothing waits for is no fault
 * @param waiting documents that it lacks; -1 when that is not known
 * @param message why it is behind, and what to do
 */
public record TargetView(String name, boolean slot, State state, long waiting, String message) {
  /** Whether it has what it should have. */
  public enum State {
    /** It was not looked at since the start. */
    UNKNOWN,
    /** It is not the time for calls to it. */
    WAITING,
    /** It has everything. */
    UP_TO_DATE,
    /** It lacks something, or can't be reached. */
    BEHIND
  }
}
