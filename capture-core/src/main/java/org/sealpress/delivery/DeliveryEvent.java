package org.sealpress.delivery;

/** What happens on the way to a target. */
public sealed interface DeliveryEvent {

  /** Which target. */
  String target();

  /** A copy is on the target and was read back whole. */
  record Copied(String target, String document, String object) implements DeliveryEvent {}

  /** The target has everything. */
  record UpToDate(String target) implements DeliveryEvent {}

  /**
   * The target lacks something and can't be given it now.
   *
   * @param waiting sealed objects that it lacks; -1 when not even that can be told
   * @param message why and what to do
   */
  record Behind(String target, long waiting, String message) implements DeliveryEvent {}
}
