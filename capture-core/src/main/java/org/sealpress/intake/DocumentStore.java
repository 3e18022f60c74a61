package org.sealpress.intake;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.sealpress.vault.PlainSource;

/** Where finished documents are sealed and kept. */
public interface DocumentStore {

  /**
   * What is known of a document besides its bytes.
   *
   * @param document random id
   * @param version 1 for the first
   * @param capture the capture that it comes from
   * @param documentClass name of the class
   * @param captured when the button was pressed
   * @param pages how many
   * @param blank numbers of the pages that are blank
   * @param flaws what a person should know, one line each
   */
  record Document(
      String document,
      int version,
      String capture,
      String documentClass,
      Instant captured,
      int pages,
      List<Integer> blank,
      List<String> flaws) {
    /** Copies the lists. */
    public Document {
      blank = List.copyOf(blank);
      flaws = List.copyOf(flaws);
    }
  }

  /**
   * The version that a document of a capture is: the one that was stored of this capture already,
   * else the next one.
   *
   * @param before how many documents of the same capture are versions of it too, and come before
   * @return 0 when there is no such document
   */
  int version(String document, String capture, int before) throws IOException;

  /**
   * Seals a document and stores it durably. The same version again is not stored twice.
   *
   * @return name of the sealed object
   * @throws IOException when it can't be done now, also because another capture has just become
   *     this version
   */
  String store(Document document, PlainSource pdf) throws IOException;
}
