package org.sealpress.appliance.daemon;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.sealpress.intake.SealedDocument;

/** When documents go to the targets. */
interface Dates {
  /** At once. */
  Dates AT_ONCE =
      new Dates() {
        @Override
        public Map<String, Instant> later(List<SealedDocument> documents) {
          return Map.of();
        }

        @Override
        public boolean hold() {
          return false;
        }
      };

  /**
   * When documents are due that were sealed just now, by the names of their objects; those that are
   * due at once are left out. May read the disk.
   */
  Map<String, Instant> later(List<SealedDocument> documents);

  /** Whether anything is held back until then: not on a doubtful clock. Answers at once. */
  boolean hold();
}
