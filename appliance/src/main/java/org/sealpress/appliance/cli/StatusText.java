package org.sealpress.appliance.cli;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sealpress.appliance.config.Shown;

/** The status in words that a receptionist reads. */
final class StatusText {
  private static final int CAPTURES = 5;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final JsonObject status;
  private final List<String> lines = new ArrayList<>();

  private StatusText(JsonObject status) {
    this.status = status;
  }

  static List<String> of(JsonObject status) {
    StatusText text = new StatusText(status);
    text.headline();
    text.scanner();
    text.targets();
    text.captures();
    text.warnings();
    return text.lines.stream().map(Shown::plain).toList();
  }

  private void headline() {
    List<JsonObject> captures = objects("captures");
    long open = captures.stream().filter(c -> !List.of("safe", "empty").contains(state(c))).count();
    String what =
        captures.isEmpty()
            ? "nothing was scanned since the daemon started"
            : open == 0
                ? "everything that was scanned is safe"
                : open + " of the last " + captures.size() + " captures not yet on every target";
    lines.add(status.getString("box") + ": " + what + ".");
  }

  private void scanner() {
    JsonObject scanner = status.getJsonObject("scanner");
    String message = scanner.getString("message");
    lines.add(
        "Scanner:  "
            + state(scanner)
            + (message.isEmpty() ? " (" + scanner.getString("device") + ")" : ": " + message));
  }

  private void targets() {
    String heading = "Targets:  ";
    for (JsonObject target : objects("targets")) {
      String what =
          switch (state(target)) {
            case "up-to-date" -> "has everything";
            case "behind" ->
                "lacks " + target.getLong("waiting") + ": " + target.getString("message");
            default -> "not yet looked at";
          };
      lines.add("%s%-12s %s".formatted(heading, target.getString("name"), what));
      heading = " ".repeat(heading.length());
    }
    if (objects("targets").isEmpty()) {
      lines.add(heading + "none: documents are kept on this box alone");
    }
  }

  private void captures() {
    String heading = "Captures: ";
    for (JsonObject capture : objects("captures").stream().limit(CAPTURES).toList()) {
      String time =
          TIME.format(Instant.parse(capture.getString("started")).atZone(ZoneId.systemDefault()));
      StringBuilder line = new StringBuilder(heading);
      line.append(time).append("  ").append(capture.getString("class"));
      line.append(", ").append(capture.getInteger("sides")).append(" sides");
      if (capture.getInteger("blank") > 0) {
        line.append(" (").append(capture.getInteger("blank")).append(" blank)");
      }
      line.append(": ").append(state(capture));
      JsonArray copies = capture.getJsonArray("copies");
      if (!copies.isEmpty()) {
        line.append(", on the box");
        copies.forEach(copy -> line.append(", ").append(copy));
      }
      lines.add(line.toString());
      heading = " ".repeat(heading.length());
      for (Object flaw : capture.getJsonArray("flaws")) {
        lines.add(heading + "       " + flaw);
      }
    }
  }

  private void warnings() {
    for (Object warning : status.getJsonArray("warnings")) {
      lines.add("Note:     " + warning);
    }
  }

  private List<JsonObject> objects(String key) {
    JsonArray array = status.getJsonArray(key);
    List<JsonObject> objects = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      objects.add(array.getJsonObject(i));
    }
    return objects;
  }

  private static String state(JsonObject object) {
    return object.getString("state");
  }
}
