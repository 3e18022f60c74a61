package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a status comes to: whether somebody has to do something, and the one line for it. */
final class Health {
  private static final Set<String> ON_THEIR_WAY =
      Set.of("waiting", "scanning", "reading", "sealing");

  private final JsonObject status;
  private final List<JsonObject> captures;

  Health(JsonObject status) {
    this.status = status;
    this.captures = Listed.objects(status, "captures");
  }

  /** Whether nobody has to do anything. */
  boolean well() {
    return troubles().isEmpty();
  }

  /**
   * The most important facts, without a full stop.
   *
   * @param time shows a point in time
   */
  String headline(UnaryOperator<String> time) {
    List<String> facts = troubles();
    long way = captures.stream().filter(Health::isOnItsWay).count();
    if (way > 0) {
      facts.add(counted(way, "capture") + " on the way");
    }
    if (!facts.isEmpty()) {
      return String.join("; ", facts);
    }
    long sealed = sealed(captures.stream().filter(each -> !each.containsKey("due")));
    if (sealed > 0) {
      return Listed.objects(status, "targets").isEmpty()
          ? "everything is sealed, on this box alone"
          : counted(sealed, "document") + " on the way to the targets";
    }
    Optional<String> due =
        captures.stream()
            .filter(each -> state(each).equals("sealed"))
            .map(each -> each.getString("due"))
            .min(Comparator.naturalOrder());
    if (due.isPresent()) {
      return "all is as planned: %s sealed on this box, to be copied from %s"
          .formatted(counted(sealed(captures.stream()), "document"), time.apply(due.get()));
    }
    return captures.stream().anyMatch(each -> state(each).equals("safe"))
        ? "everything that was scanned is safe"
        : "nothing was scanned since the start at " + time.apply(status.getString("started"));
  }

  private static long sealed(Stream<JsonObject> some) {
    return some.filter(each -> state(each).equals("sealed"))
        .mapToInt(each -> Math.max(1, Listed.objects(each, "documents").size()))
        .sum();
  }

  private List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    switch (state(status.getJsonObject("scanner"))) {
      case "away" -> troubles.add("the scanner can't be used");
      case "stopped" -> troubles.add("the feeder stopped before it was empty");
      default -> {}
    }
    long held = captures.stream().filter(each -> state(each).equals("held")).count();
    if (held > 0) {
      troubles.add(counted(held, "capture") + " waits for the rest of its sheets");
    }
    long checked = captures.stream().filter(each -> state(each).equals("checking")).count();
    if (checked > 0) {
      troubles.add(counted(checked, "capture") + " waits for a look at its pages");
    }
    long parked = captures.stream().filter(each -> state(each).equals("parked")).count();
    if (parked > 0) {
      troubles.add(counted(parked, "capture") + " can't be sealed yet");
    }
    for (JsonObject target : Listed.objects(status, "targets")) {
      if (state(target).equals("behind") && !target.containsKey("copying")) {
        long waiting = target.getLong("waiting", 0L);
        if (waiting == 0 && SlotText.isVacant(status, target.getString("name", ""))) {
          continue; // which drive is to come is told with the rotation
        }
        troubles.add(
            target.getString("name")
                + (waiting == 0 ? " can't be used" : " lacks " + counted(waiting, "document")));
      }
    }
    if (!status.getJsonObject("store", new JsonObject()).getString("message", "").isEmpty()) {
      troubles.add("the box's own store needs somebody");
    }
    troubles.addAll(RotationText.troubles(status.getJsonObject("rotation", new JsonObject())));
    for (JsonObject inbox : Listed.objects(status, "inboxes")) {
      long aside = inbox.getLong("setAside", 0L);
      if (state(inbox).equals("away")) {
        troubles.add("the inbox " + inbox.getString("name") + " can't be used");
      } else if (aside > 0) {
        troubles.add(counted(aside, "file") + " set aside in the inbox " + inbox.getString("name"));
      }
    }
    int alarms = Listed.objects(status, "alarms").size();
    if (alarms > 0) {
      troubles.add(counted(alarms, "alarm") + " (see `sealpress alarms`)");
    }
    return troubles;
  }

  /** Whether a capture is worked on now. */
  static boolean isOnItsWay(JsonObject capture) {
    return ON_THEIR_WAY.contains(state(capture));
  }

  /** Whether a capture is where it should be now. */
  static boolean isSettled(JsonObject capture) {
    return Set.of("safe", "empty", "discarded").contains(state(capture))
        || capture.containsKey("due");
  }

  static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String state(JsonObject object) {
    return object.getString("state", "");
  }
}
