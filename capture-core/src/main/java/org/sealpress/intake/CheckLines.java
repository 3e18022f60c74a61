package org.sealpress.intake;

import static org.sealpress.intake.JournalLines.count;
import static org.sealpress.intake.JournalLines.number;
import static org.sealpress.intake.JournalLines.numbers;
import static org.sealpress.intake.JournalLines.string;
import static org.sealpress.intake.JournalLines.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;

/** What the entries of a check have in their lines. */
final class CheckLines {
  private CheckLines() {}

  static void write(CheckEntry entry, ObjectNode line) {
    if (entry instanceof CheckEntry.Asked asked) {
      line.put("type", "check-asked").put("seconds", asked.seconds());
    } else if (entry instanceof CheckEntry.Begun begun) {
      line.put("type", "check-begun")
          .put("until", begun.until().toString())
          .put("at", begun.at().toString());
    } else if (entry instanceof CheckEntry.Prolonged longer) {
      line.put("type", "check-prolonged").put("until", longer.until().toString());
      who(line, longer.by(), longer.at());
    } else if (entry instanceof CheckEntry.Turned turned) {
      line.put("type", "side-turned")
          .put("side", turned.side())
          .put("turns", turned.quarterTurns());
      who(line, turned.by(), turned.at());
    } else if (entry instanceof CheckEntry.SideDropped dropped) {
      line.put("type", "side-dropped").put("side", dropped.side()).put("why", dropped.why());
      who(line, dropped.by(), dropped.at());
    } else if (entry instanceof CheckEntry.SideRestored restored) {
      line.put("type", "side-restored").put("side", restored.side());
      who(line, restored.by(), restored.at());
    } else if (entry instanceof CheckEntry.RescanBegun again) {
      line.put("type", "rescan-begun").put("why", again.why());
      who(line, again.by(), again.at());
      again.sides().forEach(line.putArray("sides")::add);
    } else if (entry instanceof CheckEntry.RescanEnded ended) {
      line.put("type", "rescan-ended").put("fault", ended.fault()).put("at", ended.at().toString());
    } else if (entry instanceof CheckEntry.Ended ended) {
      line.put("type", "check-ended");
      who(line, ended.by(), ended.at());
    }
  }

  private static void who(ObjectNode line, String by, Instant at) {
    line.put("by", by).put("at", at.toString());
  }

  static CheckEntry read(JsonNode line) throws IOException {
    return switch (string(line, "type")) {
      case "check-asked" -> new CheckEntry.Asked(count(line, "seconds"));
      case "check-begun" -> new CheckEntry.Begun(until(line), time(line));
      case "check-prolonged" ->
          new CheckEntry.Prolonged(until(line), string(line, "by"), time(line));
      case "side-turned" ->
          new CheckEntry.Turned(
              number(line, "side"), number(line, "turns"), string(line, "by"), time(line));
      case "side-dropped" ->
          new CheckEntry.SideDropped(
              number(line, "side"), string(line, "by"), string(line, "why"), time(line));
      case "side-restored" ->
          new CheckEntry.SideRestored(number(line, "side"), string(line, "by"), time(line));
      case "rescan-begun" ->
          new CheckEntry.RescanBegun(
              numbers(line, "sides"), string(line, "by"), string(line, "why"), time(line));
      case "rescan-ended" -> new CheckEntry.RescanEnded(string(line, "fault"), time(line));
      case "check-ended" -> new CheckEntry.Ended(string(line, "by"), time(line));
      default -> throw new IOException("its type \"" + string(line, "type") + "\" is not known");
    };
  }

  private static Instant until(JsonNode line) throws IOException {
    return Instant.parse(string(line, "until"));
  }
}
