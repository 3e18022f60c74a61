package org.sealpress.appliance.alert;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpress.durable.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was raised, in a small file, so that a restart does not tell everything again. A memory aid
 * and nothing more: one that is damaged, or can't be written, is told in the log and passed over.
 * For one thread.
 */
public final class AlarmFile {
  /** Its name in the data folder. */
  public static final String NAME = "alarms.json";

  private static final Logger LOG = LoggerFactory.getLogger(AlarmFile.class);
  private static final int LARGEST = 4 << 20;

  /**
   * What is in it.
   *
   * @param digest when the last digest was made; empty before the first
   * @param documents how many documents there were then
   */
  public record Content(List<RaisedAlarm> raised, Optional<Instant> digest, long documents) {
    /** Nothing. */
    public static final Content NONE = new Content(List.of(), Optional.empty(), 0);

    /** Copies the list. */
    public Content {
      raised = List.copyOf(raised);
    }
  }

  private final Path file;
  private Content written = Content.NONE;
  private boolean failing;

  /** One in a data folder. */
  public AlarmFile(Path data) {
    this.file = data.resolve(NAME);
  }

  /** What is in it; nothing when it is not there or damaged. */
  public Content read() {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException("it has " + Files.size(file) + " bytes");
      }
      written = parse(new JsonObject(Files.readString(file)));
    } catch (NoSuchFileException e) {
      LOG.debug("no alarms are kept yet");
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "{} can't be read ({}): alarms that are not over are told once more", file, e.toString());
    }
    return written;
  }

  private static Content parse(JsonObject json) {
    List<RaisedAlarm> raised = new ArrayList<>();
    for (Object each : json.getJsonArray("raised")) {
      AlarmJson.read((JsonObject) each).ifPresent(raised::add);
    }
    return new Content(
        raised,
        Optional.ofNullable(json.getString("digest")).map(Instant::parse),
        json.getLong("documents"));
  }

  /** Writes it, durably, when more has changed of it than words. */
  public void write(Content content) {
    if (isSame(content, written)) {
      return;
    }
    JsonArray raised = new JsonArray();
    content.raised().forEach(each -> raised.add(AlarmJson.of(each)));
    JsonObject json = new JsonObject().put("raised", raised).put("documents", content.documents());
    content.digest().ifPresent(at -> json.put("digest", at.toString()));
    try {
      replace(json.encodePrettily().getBytes(StandardCharsets.UTF_8));
      written = content;
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        LOG.warn("{} can't be written, a restart will tell alarms again: {}", file, e.getMessage());
      }
      failing = true;
    }
  }

  /** Texts tell how long something lasts, and so change all the time. */
  private static boolean isSame(Content one, Content other) {
    return one.digest().equals(other.digest())
        && one.documents() == other.documents()
        && essence(one).equals(essence(other));
  }

  private static List<Object> essence(Content content) {
    return content.raised().stream()
        .<Object>map(each -> List.of(each.alarm().key(), each.raised(), each.told(), each.heard()))
        .toList();
  }

  private void replace(byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling(NAME + ".new");
    Files.write(fresh, bytes);
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    DurableFiles.syncDirectory(file.resolveSibling("").toAbsolutePath().normalize());
  }
}
