package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.sealpress.appliance.web.status.Headline;
import org.sealpress.appliance.web.text.Texts;

/** What a status comes to: whether somebody has to do something, and the one line for it. */
final class Health {
  private final Headline headline;

  Health(JsonObject status) {
    this.headline = Headline.of(status);
  }

  /** Whether nobody has to do anything. */
  boolean well() {
    return headline.well();
  }

  /**
   * The most important facts, in the sentences that the page has.
   *
   * @param time shows a point in time
   */
  String headline(UnaryOperator<String> time) {
    Texts texts = Texts.english();
    return headline.sentences().stream()
        .map(each -> texts.say(each.key(), each.args(), time))
        .collect(Collectors.joining(" "));
  }

  /** Whether a capture is worked on now. */
  static boolean isOnItsWay(JsonObject capture) {
    return Headline.isOnItsWay(capture);
  }

  /** Whether a capture is where it should be now. */
  static boolean isSettled(JsonObject capture) {
    return Set.of("safe", "empty", "discarded").contains(capture.getString("state", ""))
        || capture.containsKey("due");
  }

  static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
