package org.sealpress.appliance.alert;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * What is sent to people.
 *
 * @param about the alarm it is about; empty for others
 * @param urgency how soon somebody should act
 * @param box which box it is from
 * @param title one line, short, without the box's name
 * @param text lines for a person
 * @param at when it was made
 * @param fields the same for programs
 */
public record Message(
    Optional<Alarm.Key> about,
    Urgency urgency,
    String box,
    String title,
    String text,
    Instant at,
    JsonObject fields) {
  private static final int LONGEST_TITLE = 120;

  /** Makes the title one line, and copies the fields. */
  public Message {
    box = Plain.line(box, LONGEST_TITLE);
    title = Plain.line(title, LONGEST_TITLE);
    fields = fields.copy();
  }

  /** A copy. */
  @Override
  public JsonObject fields() {
    return fields.copy();
  }
}
