package org.sealpress.appliance.alert;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A notice in words: what happened, since when, what is at risk, what to do, and on which box.
 *
 * @param zone where the box stands
 */
public record NoticeText(String box, ZoneId zone) {
  private static final Duration WORTH_SAYING = Duration.ofSeconds(1);

  /** The message. */
  public Message of(Notice notice, Instant now) {
    Alarm alarm = notice.alarm();
    JsonObject fields =
        AlarmJson.of(alarm)
            .put("box", box)
            .put("event", notice.event().code())
            .put("raised", notice.raised().toString())
            .put("time", now.toString());
    boolean over = notice.event() == Notice.Event.OVER;
    return new Message(
        Optional.of(alarm.key()),
        over ? Urgency.NOTE : alarm.urgency(),
        box,
        title(notice),
        over ? over(notice) : wrong(notice),
        now,
        fields);
  }

  private static String title(Notice notice) {
    String title = notice.alarm().title();
    return switch (notice.event()) {
      case RAISED -> (notice.alarm().urgency() == Urgency.URGENT ? "URGENT: " : "") + title;
      case AGAIN -> "Still: " + title;
      case OVER -> "Over: " + title;
    };
  }

  private String wrong(Notice notice) {
    Alarm alarm = notice.alarm();
    Lines lines = new Lines().add("Box " + box + ": " + Plain.sentence(alarm.title())).gap();
    lines.part("What happened", alarm.what());
    lines.part("Since when", since(notice));
    lines.part("What is at risk", alarm.risk());
    lines.part("What to do", alarm.remedy());
    notice
        .next()
        .ifPresent(
            next ->
                lines.add(
                    "This is told again in %s unless it is over by then. `sealpress alarms` on the box shows all that is wrong now."
                        .formatted(Spelled.of(next))));
    return lines.toString();
  }

  private String since(Notice notice) {
    String since =
        notice
            .alarm()
            .since()
            .map(at -> Spelled.of(at, zone))
            .orElseGet(() -> Spelled.of(notice.raised(), zone) + ", when the box noticed it");
    return since + ".";
  }

  private String over(Notice notice) {
    Alarm alarm = notice.alarm();
    Lines lines = new Lines().add("Box " + box + ": this is over: " + alarm.title() + ".").gap();
    boolean known = notice.lasted().compareTo(WORTH_SAYING) >= 0;
    lines.add(
        "It was raised on %s%s."
            .formatted(
                Spelled.of(notice.raised(), zone),
                known ? " and lasted " + Spelled.of(notice.lasted()) : ""));
    lines.gap().part("What had happened", alarm.what());
    return lines.add("Nothing is to be done.").toString();
  }
}
