package org.sealpress.appliance.alert;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpress.plan.Today;

/** Tells regularly how the box is doing, also when all is well: silence would be no news. */
public final class Digest {

  /** What is known of the box. May block for a disk. */
  public interface Facts {
    /** How many documents were ever sealed. */
    long documents() throws IOException;

    /** One line for each target, each drive, the last verification and the last drill. */
    List<Section> sections(Today today) throws IOException;
  }

  /** A heading, and lines beneath it. */
  public record Section(String heading, List<String> lines) {
    /** Makes the lines harmless. */
    public Section {
      lines = lines.stream().map(line -> Plain.line(line, 300)).toList();
    }
  }

  private final String box;
  private final DigestTime time;
  private final Facts facts;

  /** The digest of a box. */
  public Digest(String box, DigestTime time, Facts facts) {
    this.box = box;
    this.time = time;
    this.facts = facts;
  }

  /** How many documents were ever sealed. */
  long documents() throws IOException {
    return facts.documents();
  }

  /** Whether it is time for one; never with a doubtful clock. */
  boolean isDue(Instant last, Today today) {
    return today.isSure() && time.isDue(last, today.now(), today.zone());
  }

  /**
   * The message.
   *
   * @param before how many documents there were at the last one
   * @param last when that was
   * @param raised what is wrong now
   */
  Message of(long before, Instant last, Today today, List<RaisedAlarm> raised) throws IOException {
    long all = facts.documents();
    long fresh = Math.max(0, all - before);
    Lines lines = new Lines().add("Box " + box + ": how it is doing.").gap();
    lines
        .add(
            "%s sealed since %s; %s in all."
                .formatted(
                    Today.counted(fresh, "document"),
                    Spelled.of(last, today.zone()),
                    Today.counted(all, "document")))
        .gap();
    for (Section section : facts.sections(today)) {
      if (!section.lines().isEmpty()) {
        lines.add(section.heading());
        section.lines().forEach(lines::item);
        lines.gap();
      }
    }
    JsonArray alarms = new JsonArray();
    lines.add(raised.isEmpty() ? "No alarm is raised." : "Alarms that are not over");
    for (RaisedAlarm each : raised) {
      alarms.add(AlarmJson.of(each));
      lines.item(
          "%s, since %s".formatted(each.alarm().title(), Spelled.of(each.raised(), today.zone())));
    }
    String title =
        "Digest: %s sealed, %s"
            .formatted(
                Today.counted(fresh, "document"),
                raised.isEmpty() ? "all is well" : Today.counted(raised.size(), "alarm"));
    return new Message(
        Optional.empty(),
        Urgency.NOTE,
        box,
        title,
        lines.toString(),
        today.now(),
        new JsonObject()
            .put("box", box)
            .put("event", "digest")
            .put("time", today.now().toString())
            .put("documents", all)
            .put("sealed", fresh)
            .put("alarms", alarms));
  }
}
