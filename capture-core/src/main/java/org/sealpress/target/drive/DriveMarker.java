package org.sealpress.target.drive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/**
 * What {@code drive.json} in the root of a drive says.
 *
 * @param id 32 lower-case hexadecimal digits, random; never changes
 * @param label what people call the drive and what is written on it: {@code A}; unique by custom
 *     only
 * @param enrolledAt when the drive was made one of the set, by the box's clock
 */
public record DriveMarker(String id, String label, Instant enrolledAt) {
  /** Name of the file. */
  public static final String FILE = "drive.json";

  private static final int LARGEST = 64 * 1024;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern LABEL =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._-]{0,38}[\\p{L}\\p{N}._-])?");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Checks the parts. */
  public DriveMarker {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is no drive id: expected 32 digits 0-9 a-f".formatted(id));
    }
    if (!LABEL.matcher(label).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" can't be the label of a drive: expected 1 to 40 letters, digits, spaces or . _ - beginning with a letter or digit"
              .formatted(label));
    }
  }

  /**
   * Reads the marker of whatever is in a slot.
   *
   * @return empty when there is no marker, or no such folder
   * @throws TargetFault {@link Kind#DENIED} when there is one that is none: somebody must look
   */
  public static Optional<DriveMarker> read(Path slot) throws TargetFault {
    Path file = slot.resolve(FILE);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      try (InputStream in = Files.newInputStream(file)) {
        return Optional.of(parse(in.readNBytes(LARGEST)));
      }
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      throw new TargetFault(
          Kind.DENIED,
          "%s is no marker of a drive (%s): it was edited or damaged; nothing is written to this drive: enrol it again under a new label once its content is safe"
              .formatted(file, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new TargetFault(
          Kind.IO_ERROR,
          "%s can't be read: %s: check the drive and its connection (dmesg)"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static DriveMarker parse(byte[] json) throws IOException {
    // Of bytes, Jackson would guess the encoding, and call what does not fit its guess a read
    // error.
    JsonNode root = JSON.readTree(new String(json, StandardCharsets.UTF_8));
    return new DriveMarker(
        text(root, "id"), text(root, "label"), Instant.parse(text(root, "enrolled")));
  }

  private static String text(JsonNode root, String field) {
    JsonNode value = root.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("it has no text \"" + field + "\"");
    }
    return value.textValue();
  }

  /** The content of the file. */
  byte[] json() {
    String text =
        JSON.createObjectNode()
            .put("id", id)
            .put("label", label)
            .put("enrolled", enrolledAt.toString())
            .toPrettyString();
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** How messages call the drive. */
  String title() {
    return "drive \"" + label + "\"";
  }
}
