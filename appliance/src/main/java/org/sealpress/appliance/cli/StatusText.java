package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sealpress.appliance.config.Shown;

/** The status in words that a receptionist reads. */
final class StatusText {
  private static final int NEWEST = 5;
  private static final int OLDER = 5;
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;
  private static final int WIDEST_NAME = 24;
  private static final String INDENT = " ".repeat(10);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  private final JsonObject status;
  private final ZoneId zone;
  private final List<String> lines = new ArrayList<>();

  private StatusText(JsonObject status, ZoneId zone) {
    this.status = status;
    this.zone = zone;
  }

  static List<String> of(JsonObject status, ZoneId zone) {
    StatusText text = new StatusText(status, zone);
    text.lines.add(status.getString("box") + ": " + new Health(status).headline(text::time));
    text.part("Alarms:   ", AlarmsText.titles(status));
    text.scanner();
    text.part("Buttons:  ", ButtonText.lines(status, text::time));
    text.part("Lamps:    ", ButtonText.lamps(status));
    text.targets();
    text.part(
        "This box: ",
        UpkeepText.store(status.getJsonObject("store", new JsonObject()), text::time));
    text.drives();
    text.inboxes();
    text.captures();
    text.drill();
    text.part("Note:     ", Listed.strings(status, "warnings"));
    return text.lines.stream().map(Shown::plain).toList();
  }

  private void part(String heading, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      lines.add((i == 0 ? heading : INDENT) + texts.get(i));
    }
  }

  private void scanner() {
    JsonObject scanner = status.getJsonObject("scanner");
    String device = scanner.getString("device", "");
    String message = scanner.getString("message", "");
    String text =
        switch (scanner.getString("state", "")) {
          case "ready" -> "ready (" + device + ")";
          case "scanning" -> "scanning (" + device + ")";
          case "stopped" -> "stopped. " + message;
          case "away" -> "can't be used. " + message;
          default -> "not looked at yet";
        };
    part("Scanner:  ", List.of(text));
  }

  private void targets() {
    List<JsonObject> targets = Listed.objects(status, "targets");
    int width = targets.stream().mapToInt(each -> each.getString("name").length()).max().orElse(0);
    String line = "%-" + Math.max(1, Math.min(width, WIDEST_NAME)) + "s  %s";
    part(
        "Targets:  ",
        targets.isEmpty()
            ? List.of("none: documents are on this box alone")
            : targets.stream()
                .map(target -> line.formatted(target.getString("name"), doing(target)))
                .toList());
  }

  private String doing(JsonObject target) {
    long waiting = target.getLong("waiting", 0L);
    String message = target.getString("message", "");
    JsonObject copying = target.getJsonObject("copying");
    if (copying != null) {
      return copying(copying);
    }
    return switch (target.getString("state", "")) {
      case "up-to-date" -> "has everything" + later(target) + UpkeepText.after(target, this::time);
      case "waiting" ->
          (waiting == 0 ? "waits: " : Health.counted(waiting, "document") + " to come: ") + message;
      case "behind" ->
          (waiting == 0 ? "can't be used: " : "lacks " + Health.counted(waiting, "document") + ": ")
              + message;
      default -> "not looked at yet";
    };
  }

  private String later(JsonObject target) {
    long later = target.getLong("later", 0L);
    String from = target.getString("laterFrom");
    return later == 0 || from == null
        ? ""
        : " that is due; %s %s there from %s"
            .formatted(Health.counted(later, "document"), later == 1 ? "goes" : "go", time(from));
  }

  /** Which drive comes next, and what is late. */
  private void drives() {
    List<String> lines = new ArrayList<>(SlotText.lines(status));
    lines.addAll(RotationText.lines(status.getJsonObject("rotation", new JsonObject())));
    part("Drives:   ", lines);
  }

  private static String copying(JsonObject progress) {
    long left = progress.getLong("secondsLeft", 0L);
    return String.format(
        Locale.ROOT,
        "%,d of %,d documents%s",
        progress.getLong("objects", 0L),
        progress.getLong("ofObjects", 0L),
        left == 0 ? "" : ", " + roughly(Duration.ofSeconds(left)) + " left");
  }

  /** Seconds of minutes and minutes of hours are no more than a guess. */
  private static String roughly(Duration time) {
    long second = time.toSeconds();
    return Spell.out(
        second < MINUTE
            ? time
            : second < HOUR
                ? Duration.ofMinutes((second + MINUTE / 2) / MINUTE)
                : Duration.ofMinutes((second + HOUR / 12) / (HOUR / 6) * 10));
  }

  /** When somebody last saw that everything comes back. */
  private void drill() {
    JsonObject drill = status.getJsonObject("drill");
    if (drill != null) {
      long failed = drill.getLong("failed", 0L);
      part(
          "Drill:    ",
          List.of(
              "%s by %s: %s in %s, %s"
                  .formatted(
                      time(drill.getString("drilled", "")),
                      drill.getString("holder", ""),
                      Health.counted(drill.getLong("documents", 0L), "document"),
                      Spell.out(Duration.ofMillis(drill.getLong("millis", 0L))),
                      failed == 0 ? "all came back" : failed + " did not come back")));
    }
  }

  private void inboxes() {
    List<String> texts = new ArrayList<>();
    for (JsonObject inbox : Listed.objects(status, "inboxes")) {
      String name = inbox.getString("name") + "  ";
      String message = inbox.getString("message", "");
      if (inbox.getString("state", "").equals("away")) {
        texts.add(name + "can't be used: " + message);
        continue;
      }
      long waiting = inbox.getLong("waiting", 0L);
      texts.add(name + (waiting == 0 ? "empty" : Health.counted(waiting, "file") + " waiting"));
      if (!message.isEmpty()) {
        texts.add("       " + message);
      }
      long left = inbox.getLong("leftAlone", 0L);
      if (left > 0) {
        texts.add("       left alone: " + left + " (folders, links, temporary names)");
      }
      long aside = inbox.getLong("setAside", 0L);
      if (aside > 0) {
        texts.add(
            "       set aside: " + aside + ", see " + inbox.getString("folder") + "/rejected");
      }
    }
    part("Inboxes:  ", texts);
  }

  /** The newest, and of the older ones those that are not where they should be. */
  private void captures() {
    List<JsonObject> all = Listed.objects(status, "captures");
    List<JsonObject> older =
        all.stream().skip(NEWEST).filter(each -> !Health.isSettled(each)).toList();
    List<String> texts = new ArrayList<>();
    all.stream().limit(NEWEST).forEach(each -> capture(each, texts));
    older.stream().limit(OLDER).forEach(each -> capture(each, texts));
    if (older.size() > OLDER) {
      texts.add("and " + (older.size() - OLDER) + " more that are not on every target");
    }
    part("Captures: ", texts);
  }

  private void capture(JsonObject capture, List<String> texts) {
    int sides = capture.getInteger("sides", 0);
    int blank = capture.getInteger("blank", 0);
    texts.add(
        time(capture.getString("started"))
            + "  "
            + capture.getString("class")
            + (sides == 0 ? "" : ", " + Health.counted(sides, "side"))
            + (blank == 0 ? "" : " (" + blank + " blank)")
            + ": "
            + doing(capture, sides));
    Listed.strings(capture, "flaws").forEach(flaw -> texts.add("       " + flaw));
  }

  private String doing(JsonObject capture, int sides) {
    String message = capture.getString("message", "");
    List<String> places = new ArrayList<>(List.of("the box"));
    places.addAll(Listed.strings(capture, "copies"));
    return switch (capture.getString("state", "")) {
      case "waiting" -> "waits for the scanner";
      case "scanning" -> "sheets are fed";
      case "reading" -> capture.getInteger("read", 0) + " of " + sides + " read";
      case "sealing" -> "is sealed now";
      case "sealed" ->
          "sealed"
              + several(capture)
              + ", on "
              + String.join(", ", places)
              + (capture.containsKey("due")
                  ? "; its copies are due " + time(capture.getString("due"))
                  : "");
      case "safe" -> "safe" + several(capture) + " on " + String.join(", ", places);
      case "held" ->
          "is held. "
              + message
              + " Then `sealpress scan --continue`; or --finish, or --discard REASON";
      case "checking" ->
          "waits for a look at its pages, until "
              + time(capture.getString("until", status.getString("now")))
              + ": then it seals itself. See the page /scan, or `sealpress scan --confirm`";
      case "discarded" -> "thrown away: " + message;
      case "parked" -> message;
      default -> "nothing was scanned. " + capital(message);
    };
  }

  private static String several(JsonObject capture) {
    int documents = Listed.objects(capture, "documents").size();
    return documents < 2 ? "" : " as " + documents + " documents";
  }

  private static String capital(String sentence) {
    return sentence.isEmpty()
        ? ""
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /** With the day when it is not today. */
  private String time(String instant) {
    ZonedDateTime at = Instant.parse(instant).atZone(zone);
    ZonedDateTime now = Instant.parse(status.getString("now")).atZone(zone);
    return (at.toLocalDate().equals(now.toLocalDate()) ? TIME : DAY).format(at);
  }
}
