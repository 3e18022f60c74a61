package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.DocumentVersion;

/**
 * Which documents are opened in a drill: the oldest and the newest that the holder's key opens, and
 * some others at random. What it costs does not grow with the archive.
 */
final class DrillChoice {
  /** So many of the oldest, and of the newest, are looked at for one of the holder. */
  private static final int WINDOW = 100;

  /** So many are drawn for each that is wanted, at most. */
  private static final int DRAWS = 10;

  /** Tells for whom a version is sealed. */
  interface Recipients {
    /** Fingerprints; none when it is not known. */
    List<String> of(DocumentVersion version) throws IOException;
  }

  private final Catalog catalog;
  private final Recipients recipients;
  private final SecureRandom random;

  DrillChoice(Catalog catalog, Recipients recipients, SecureRandom random) {
    this.catalog = catalog;
    this.recipients = recipients;
    this.random = random;
  }

  /**
   * Chooses.
   *
   * @param holder fingerprint of the certificate whose key opens
   * @param sample how many besides the oldest and the newest
   * @return the oldest first; none when none is sealed for the holder
   */
  Collection<DocumentVersion> of(String holder, int sample) throws IOException {
    SortedMap<Long, DocumentVersion> chosen = new TreeMap<>();
    List<DocumentVersion> oldest = catalog.after(-1, WINDOW);
    List<DocumentVersion> newest = catalog.latest(WINDOW);
    addFirst(oldest, holder, chosen);
    addFirst(newest, holder, chosen);
    if (!oldest.isEmpty()) {
      int wanted = chosen.size() + sample;
      long first = oldest.get(0).seq();
      long entries = newest.get(0).seq() - first + 1;
      for (int draw = 0; chosen.size() < wanted && draw < DRAWS * sample; draw++) {
        addFirst(catalog.after(first + random.nextLong(entries) - 1, 1), holder, chosen);
      }
    }
    return chosen.values();
  }

  private void addFirst(
      List<DocumentVersion> from, String holder, SortedMap<Long, DocumentVersion> chosen)
      throws IOException {
    for (DocumentVersion each : from) {
      List<String> sealedFor = recipients.of(each);
      if (sealedFor.isEmpty() || sealedFor.contains(holder)) {
        chosen.put(each.seq(), each);
        return;
      }
    }
  }
}
