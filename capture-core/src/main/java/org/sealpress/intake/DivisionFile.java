package org.sealpress.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Set;
import org.sealpress.cipher.Altered;
import org.sealpress.intake.JournalEntry.Recording;

/**
 * A capture is divided once: reading its sides again after a crash might find other separators, and
 * then pages would be in two documents, or in none. The division is in the spool, encrypted since
 * titles are in it, before the first document is made.
 */
final class DivisionFile {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private DivisionFile() {}

  /**
   * How a capture is divided.
   *
   * @throws IOException when it can't be told now
   */
  static Division of(
      OpenCapture capture, Readings readings, DocumentStore store, Set<String> classes)
      throws IOException, InterruptedException {
    if (!capture.opened().split()) {
      return Dividing.none(capture);
    }
    Spool spool = capture.spool();
    if (spool.hasDivision()) {
      try {
        return JSON.readValue(spool.readDivision(), Division.class);
      } catch (Altered | JsonProcessingException e) {
        if (spool.journal().last(Recording.class).isPresent()) { // some may be stored already
          throw new SpoolDamaged("the note how it is divided into documents is damaged", e);
        }
      }
    }
    Division division = Dividing.of(capture, readings, store, classes);
    spool.writeDivision(JSON.writeValueAsBytes(division));
    return division;
  }
}
