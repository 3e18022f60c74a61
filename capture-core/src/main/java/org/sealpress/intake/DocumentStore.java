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
   * @param capture the capture that it comes from
   * @param documentClass name of the class
   * @param captured when the button was pressed
   * @param pages how many
   * @param blank numbers of the pages that are blank
   * @param flaws what a person should know, one line each
   */
  record Document(
      String document,
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
   * Seals a document and stores it durably. The same document again is not stored twice.
   *
   * @return name of the sealed object
   */
  String store(Document document, PlainSource pdf) throws IOException;
}
