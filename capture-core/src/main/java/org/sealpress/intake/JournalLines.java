package org.sealpress.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.sealpress.intake.JournalEntry.Abandoned;
import org.sealpress.intake.JournalEntry.Continued;
import org.sealpress.intake.JournalEntry.Discarded;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.FeedStopped;
import org.sealpress.intake.JournalEntry.FrontsFed;
import org.sealpress.intake.JournalEntry.Imported;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.Recorded;
import org.sealpress.intake.JournalEntry.Recording;
import org.sealpress.intake.JournalEntry.Sealed;
import org.sealpress.intake.JournalEntry.SideRefused;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.page.Codec;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.page.PageStyle;

/**
 * Journal entries as lines of JSON. Each ends with {@code "crc":"..."}, the CRC-32C of all that is
 * before it: a line of which one bit is another would often still be an entry, of another page.
 */
final class JournalLines {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final String CRC = ",\"crc\":\"";
  private static final String END = "\"}";
  private static final int CRC_DIGITS = 8;

  private JournalLines() {}

  /** The entry's line, with its line feed. */
  static String write(JournalEntry entry) {
    ObjectNode line = JSON.createObjectNode();
    if (entry instanceof Opened opened) {
      line.put("type", "opened")
          .put("capture", opened.capture())
          .put("document", opened.document())
          .put("class", opened.documentClass())
          .put("profile", opened.profile())
          .put("box", opened.box())
          .put("device", opened.device())
          .put("scanner", opened.scanner())
          .put("duplex", opened.duplex())
          .put("dropBlank", opened.dropBlank())
          .put("keep", opened.style().profile().name())
          .put("straighten", opened.style().straighten())
          .put("crop", opened.style().crop())
          .put("split", opened.split())
          .put("manualDuplex", opened.manualDuplex())
          .put("byContent", opened.style().byContent())
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
      if (side.isKept()) {
        line.put("jpeg", side.bytes());
      }
      if (side.quarterTurns() != 0) {
        line.put("turns", side.quarterTurns());
      }
    } else if (entry instanceof Imported imported) {
      line.put("type", "imported")
          .put("inbox", imported.inbox())
          .put("bytes", imported.bytes())
          .put("sha256", imported.sha256());
    } else if (entry instanceof Abandoned abandoned) {
      line.put("type", "abandoned")
          .put("why", abandoned.why())
          .put("at", abandoned.at().toString());
    } else if (entry instanceof SideRefused refused) {
      line.put("type", "refused").put("why", refused.why()).put("at", refused.at().toString());
    } else if (entry instanceof FeedStopped stopped) {
      line.put("type", "stopped").put("fault", stopped.fault()).put("at", stopped.at().toString());
    } else if (entry instanceof Continued continued) {
      line.put("type", "continued").put("at", continued.at().toString());
      continued.again().forEach(line.putArray("again")::add);
    } else if (entry instanceof FrontsFed fronts) {
      line.put("type", "fronts").put("sides", fronts.sides()).put("at", fronts.at().toString());
    } else if (entry instanceof Discarded discarded) {
      line.put("type", "discarded")
          .put("reason", discarded.reason())
          .put("at", discarded.at().toString());
    } else if (entry instanceof FeedEnded ended) {
      line.put("type", "fed")
          .put("sides", ended.sides())
          .put("fault", ended.fault())
          .put("at", ended.at().toString());
    } else if (entry instanceof Recording recording) {
      line.put("type", "recording").put("after", recording.after());
    } else if (entry instanceof Recorded) {
      line.put("type", "recorded");
    } else if (entry instanceof Sealed sealed) {
      line.put("type", "sealed");
      sealed.objects().forEach(line.putArray("objects")::add);
    } else if (entry instanceof CheckEntry check) {
      CheckLines.write(check, line);
    }
    String text = line.toString();
    String open = text.substring(0, text.length() - 1);
    return checked(open) + "\n";
  }

  /** A line, given all but its checksum and its end. */
  static String checked(String open) {
    return open + CRC + crc(open) + END;
  }

  private static String crc(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  /**
   * The entry of a line.
   *
   * @param text without the line feed
   * @throws SpoolDamaged when it is not what was written
   * @throws IOException when it is, but by a version of this program that writes other entries
   */
  static JournalEntry read(String text) throws IOException {
    int at = text.length() - CRC.length() - CRC_DIGITS - END.length();
    if (at < 0 || !text.substring(at).equals(CRC + crc(text.substring(0, at)) + END)) {
      throw new SpoolDamaged("it does not fit its checksum");
    }
    try {
      JsonNode line = JSON.readTree(text);
      return switch (string(line, "type")) {
        case "opened" -> opened(line);
        case "imported" ->
            new Imported(string(line, "inbox"), count(line, "bytes"), string(line, "sha256"));
        case "abandoned" -> new Abandoned(string(line, "why"), time(line));
        case "side" -> side(line);
        case "refused" -> new SideRefused(string(line, "why"), time(line));
        case "stopped" -> new FeedStopped(string(line, "fault"), time(line));
        case "continued" -> new Continued(numbers(line, "again"), time(line));
        case "fronts" -> new FrontsFed(number(line, "sides"), time(line));
        case "discarded" -> new Discarded(string(line, "reason"), time(line));
        case "fed" -> new FeedEnded(number(line, "sides"), string(line, "fault"), time(line));
        case "recording" -> new Recording(count(line, "after"));
        case "recorded" -> new Recorded();
        case "sealed" -> new Sealed(objects(line));
        default -> CheckLines.read(line);
      };
    } catch (JsonProcessingException e) {
      throw new IOException("it is no JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException("it is no entry: " + e.getMessage(), e);
    }
  }

  /** Older versions made one document of each capture. */
  private static List<String> objects(JsonNode line) throws IOException {
    return line.has("object") ? List.of(string(line, "object")) : strings(line, "objects");
  }

  private static List<String> strings(JsonNode line, String key) throws IOException {
    List<String> strings = new ArrayList<>();
    for (JsonNode value : field(line, key)) {
      if (!value.isTextual()) {
        throw new IOException("its \"" + key + "\" is no list of texts");
      }
      strings.add(value.textValue());
    }
    return strings;
  }

  private static Opened opened(JsonNode line) throws IOException {
    return new Opened(
        string(line, "capture"),
        string(line, "document"),
        string(line, "class"),
        string(line, "profile"),
        strings(line, "languages"),
        string(line, "box"),
        string(line, "device"),
        string(line, "scanner"),
        flag(line, "duplex"),
        flagOrFalse(line, "dropBlank"),
        style(line),
        flagOrFalse(line, "split"),
        flagOrFalse(line, "manualDuplex"),
        time(line));
  }

  private static SideStored side(JsonNode line) throws IOException {
    PageFormat format = format(line);
    boolean kept = line.has("jpeg");
    return new SideStored(
        number(line, "number"),
        format,
        kept ? Codec.JPEG : Codec.RAW,
        kept ? count(line, "jpeg") : format.totalBytes(),
        string(line, "sha256"),
        line.has("turns") ? number(line, "turns") : 0);
  }

  /** What journals of older versions do not have was so. */
  private static PageStyle style(JsonNode line) throws IOException {
    return line.has("keep")
        ? new PageStyle(
            PageStyle.Profile.valueOf(string(line, "keep")),
            flag(line, "straighten"),
            flagOrFalse(line, "crop"),
            flag(line, "byContent"))
        : PageStyle.AS_SCANNED;
  }

  private static boolean flagOrFalse(JsonNode line, String key) throws IOException {
    return line.has(key) && flag(line, key);
  }

  static Instant time(JsonNode line) throws IOException {
    return Instant.parse(string(line, "at"));
  }

  private static boolean flag(JsonNode line, String key) throws IOException {
    JsonNode value = field(line, key);
    if (!value.isBoolean()) {
      throw new IOException("its \"" + key + "\" is neither true nor false");
    }
    return value.booleanValue();
  }

  static List<Integer> numbers(JsonNode line, String key) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode value : field(line, key)) {
      if (!value.isInt()) {
        throw new IOException("its \"" + key + "\" is no list of numbers");
      }
      numbers.add(value.intValue());
    }
    return numbers;
  }

  private static PageFormat format(JsonNode line) throws IOException {
    return new PageFormat(
        number(line, "width"),
        number(line, "height"),
        ColorMode.valueOf(string(line, "mode")),
        number(line, "depth"),
        number(line, "dpi"));
  }

  private static JsonNode field(JsonNode line, String key) throws IOException {
    JsonNode value = line.get(key);
    if (value == null) {
      throw new IOException("it has no \"" + key + "\"");
    }
    return value;
  }

  static String string(JsonNode line, String key) throws IOException {
    JsonNode value = field(line, key);
    if (!value.isTextual()) {
      throw new IOException("its \"" + key + "\" is no text");
    }
    return value.textValue();
  }

  static long count(JsonNode line, String key) throws IOException {
    JsonNode value = field(line, key);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IOException("its \"" + key + "\" is no number");
    }
    return value.longValue();
  }

  static int number(JsonNode line, String key) throws IOException {
    JsonNode value = field(line, key);
    if (!value.isInt()) {
      throw new IOException("its \"" + key + "\" is no number");
    }
    return value.intValue();
  }
}
