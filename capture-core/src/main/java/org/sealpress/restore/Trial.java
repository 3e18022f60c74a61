package org.sealpress.restore;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.sealpress.seal.Opener;
import org.sealpress.seal.SealFault;
import org.sealpress.target.TargetFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops before anything is written when a key is of another archive: by the ledger it is not of a
 * recipient, and of all documents with the same recipients the first, the middle and the last say
 * so themselves.
 */
final class Trial {
  private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

  /** An archive with more changes of its recipients is tried document by document. */
  private static final int MOST_SETS = 20;

  private final Holdings holdings;
  private final Audience audience;
  private final Opener opener;

  Trial(Holdings holdings, Audience audience, Opener opener) {
    this.holdings = holdings;
    this.audience = audience;
    this.opener = opener;
  }

  /**
   * Looks at those that are wanted.
   *
   * @throws RestoreFault {@link RestoreFault.Kind#WRONG_KEY}, with those whose key is needed
   */
  void begin(Collection<String> objects) throws RestoreFault {
    List<Known> all = new ArrayList<>();
    Map<List<String>, List<String>> there = new LinkedHashMap<>();
    for (String object : objects) {
      Optional<Known> known = holdings.records().of(object);
      if (known.isEmpty() || audience.includes(known.get())) {
        return;
      }
      all.add(known.get());
      if (!holdings.holders(object).isEmpty()) {
        there
            .computeIfAbsent(known.get().sealed().recipients(), each -> new ArrayList<>())
            .add(object);
      }
    }
    if (there.isEmpty() || there.size() > MOST_SETS) {
      return;
    }
    for (List<String> alike : there.values()) {
      if (opensOneOf(alike)) {
        return;
      }
    }
    throw new RestoreFault(
        RestoreFault.Kind.WRONG_KEY,
        "this key opens none of the %d documents: they are sealed for %s; your key is %s. Nothing was written. Use a key of one of those, or name the drive, folder or remote that your key is of"
            .formatted(all.size(), audience.recipientsOf(all), opener.key().describe()));
  }

  /** Also true when none of those that are looked at can tell. */
  private boolean opensOneOf(List<String> there) {
    int last = there.size() - 1;
    boolean told = false;
    for (int at : new TreeSet<>(List.of(0, last / 2, last))) {
      for (Source source : holdings.holders(there.get(at))) {
        try (InputStream in = new BufferedInputStream(source.target().open(there.get(at)))) {
          if (opener.isFor(in, there.get(at))) {
            return true;
          }
          told = true;
        } catch (SealFault | TargetFault | IOException e) {
          LOG.debug("{} does not tell whose it is: {}", there.get(at), e.getMessage());
        }
      }
    }
    return !told;
  }
}
