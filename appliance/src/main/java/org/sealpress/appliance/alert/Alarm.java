package org.sealpress.appliance.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that is wrong and that a person should know. There is one at a time of a kind and a
 * subject. All texts are for people, in one line each, and have no title or text of a document;
 * what does not print is taken out of them.
 *
 * @param subject what it is about, such as the name of a target; empty for the box itself
 * @param title in a few words, as in {@code copies to offsite are late}
 * @param what what happened
 * @param since since when, as far as that is known
 * @param risk what may be lost
 * @param remedy what to do
 */
public record Alarm(
    AlarmKind kind,
    String subject,
    Urgency urgency,
    String title,
    String what,
    Optional<Instant> since,
    String risk,
    String remedy) {
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_TITLE = 90;
  private static final int LONGEST_TEXT = 800;

  /** Makes the texts harmless. */
  public Alarm {
    subject = Plain.line(subject, LONGEST_NAME);
    title = Plain.line(title, LONGEST_TITLE);
    what = Plain.sentence(Plain.line(what, LONGEST_TEXT));
    risk = Plain.sentence(Plain.line(risk, LONGEST_TEXT));
    remedy = Plain.sentence(Plain.line(remedy, LONGEST_TEXT));
  }

  /** What tells it from others. */
  public Key key() {
    return new Key(kind, subject);
  }

  /** What tells alarms apart. */
  public record Key(AlarmKind kind, String subject) {
    /** Makes the subject harmless. */
    public Key {
      subject = Plain.line(subject, LONGEST_NAME);
    }
  }
}
