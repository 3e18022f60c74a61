package org.sealpress.appliance.alert;

/** What a source sees of one thing; of what is well it says nothing. */
public sealed interface Sight {

  /** It is wrong. */
  record Wrong(Alarm alarm) implements Sight {}

  /**
   * It is not well, but no alarm either: one that is raised stays, and none is raised. Keeps what
   * swings about a limit, and what is not known yet after a start, from being told again and again.
   */
  record Unclear(Alarm.Key key) implements Sight {
    /** Of a kind and a subject. */
    public Unclear(AlarmKind kind, String subject) {
      this(new Alarm.Key(kind, subject));
    }
  }
}
