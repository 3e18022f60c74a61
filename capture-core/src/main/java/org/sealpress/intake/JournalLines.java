package org.sealpress.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.Sealed;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;

/** Journal entries as lines of JSON. */
final class JournalLines {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JournalLines() {}

  static String write(JournalEntry entry) {
    ObjectNode line = JSON.createObjectNode();
    if (entry instanceof Opened opened) {
      line.put("type", "opened")
          .put("capture", opened.capture())
          .put("document", opened.document())
          .put("class", opened.documentClass())
          .put("box", opened.box())
          .put("scanner", opened.scanner())
          .put("at", opened.at().toString());
      opened.languages().forEach(line.putArray("languages")::add);
    } else if (entry instanceof SideStored side) {
      PageFormat format = side.format();
      line.put("type", "side")
          .put("number", side.number())
          .put("width", format.width())
          .put("height", format.height())
          .put("mode", format.mode().name())
          .put("depth", format.depth())
          .put("dpi", format.dpi())
          .put("sha256", side.sha256());
    } else if (entry instanceof FeedEnded ended) {
      line.put("type", "fed")
          .put("sides", ended.sides())
          .put("fault", ended.fault())
          .put("at", ended.at().toString());
    } else if (entry instanceof Sealed sealed) {
      line.put("type", "sealed").put("object", sealed.object());
    }
    return line + "\n";
  }

  static JournalEntry read(String text) throws IOException {
    JsonNode line = JSON.readTree(text);
    try {
      return switch (string(line, "type")) {
        case "opened" -> opened(line);
        case "side" -> new SideStored(number(line, "number"), format(line), string(line, "sha256"));
        case "fed" ->
            new FeedEnded(
                number(line, "sides"), string(line, "fault"), Instant.parse(string(line, "at")));
        case "sealed" -> new Sealed(string(line, "object"));
        default -> throw new IOException("unknown type " + string(line, "type"));
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException("not a journal entry: " + e.getMessage(), e);
    }
  }

  private static Opened opened(JsonNode line) throws IOException {
    List<String> languages = new ArrayList<>();
    line.path("languages").forEach(language -> languages.add(language.asText()));
    return new Opened(
        string(line, "capture"),
        string(line, "document"),
        string(line, "class"),
        languages,
        string(line, "box"),
        string(line, "scanner"),
        Instant.parse(string(line, "at")));
  }

  private static PageFormat format(JsonNode line) throws IOException {
    return new PageFormat(
        number(line, "width"),
        number(line, "height"),
        ColorMode.valueOf(string(line, "mode")),
        number(line, "depth"),
        number(line, "dpi"));
  }

  private static String string(JsonNode line, String key) throws IOException {
    JsonNode value = line.get(key);
    if (value == null || !value.isTextual()) {
      throw new IOException("no text \"" + key + "\"");
    }
    return value.textValue();
  }

  private static int number(JsonNode line, String key) throws IOException {
    JsonNode value = line.get(key);
    if (value == null || !value.canConvertToInt()) {
      throw new IOException("no number \"" + key + "\"");
    }
    return value.intValue();
  }
}
