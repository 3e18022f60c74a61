package org.sealpress.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Some of the documents that somebody looks for, what was sealed last first.
 *
 * @param documents may be none though there are more to come
 * @param next where the next page begins; empty when all was looked through
 */
public record DocumentPage(List<Row> documents, Optional<Key> next) {
  /** Copies the list. */
  public DocumentPage {
    documents = List.copyOf(documents);
  }

  /**
   * One version of a document.
   *
   * @param place where the box's own copy is
   * @param copies those on targets, by their names in the ledger
   */
  public record Row(DocumentVersion version, Wanted.Place place, List<Copy> copies) {
    /** Copies the list. */
    public Row {
      copies = List.copyOf(copies);
    }
  }

  /**
   * The last one that was looked at.
   *
   * @param sealed when it was sealed
   * @param seq its entry in the ledger
   */
  public record Key(Instant sealed, long seq) {}
}
