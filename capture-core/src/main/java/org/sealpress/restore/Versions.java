package org.sealpress.restore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sealpress.pdf.PdfText;
import org.sealpress.seal.Opener;
import org.sealpress.target.TargetFault;

/** The versions of documents that the copies of one archive hold. */
public final class Versions {
  /**
   * One of them.
   *
   * @param known what the ledger says of it
   * @param on the places that have it, by their names
   */
  public record Version(Known known, List<String> on) {
    /** Copies the list. */
    public Version {
      on = List.copyOf(on);
    }
  }

  private final Holdings holdings;

  private Versions(Holdings holdings) {
    this.holdings = holdings;
  }

  /** Looks at the copies. */
  public static Versions of(List<Source> sources, Clock clock)
      throws TargetFault, RestoreFault, IOException {
    return new Versions(Holdings.of(sources, clock));
  }

  /** All whose document's id begins so, the oldest document first, its versions in their order. */
  public List<Version> of(String id) {
    List<Known> found = new ArrayList<>();
    for (String object : holdings.records().objects()) {
      holdings
          .records()
          .of(object)
          .filter(known -> known.sealed().document().startsWith(id))
          .ifPresent(found::add);
    }
    found.sort(
        Comparator.comparing((Known known) -> known.sealed().document())
            .thenComparingInt(known -> known.sealed().version()));
    return found.stream()
        .map(
            known ->
                new Version(
                    known,
                    holdings.holders(known.sealed().object()).stream().map(Source::name).toList()))
        .toList();
  }

  /** What is wrong with the ledgers, one line each. */
  public List<String> problems() {
    return holdings.records().problems();
  }

  /**
   * The text of a version. The document itself is in a folder in memory meanwhile.
   *
   * @throws RestoreFault {@link RestoreFault.Kind#NOTHING} when there is no such version, or it
   *     can't be restored, {@link RestoreFault.Kind#WRONG_KEY} when it is sealed for others
   */
  public String text(String document, int version, Opener opener) throws RestoreFault, IOException {
    Optional<Version> wanted =
        of(document).stream()
            .filter(
                each ->
                    each.known().sealed().document().equals(document)
                        && each.known().sealed().version() == version)
            .findFirst();
    if (wanted.isEmpty()) {
      throw new RestoreFault(
          RestoreFault.Kind.NOTHING,
          "there is no version %d of %s; see `sealpress versions`".formatted(version, document));
    }
    try (PrivateFolder folder = PrivateFolder.make()) {
      Outcome outcome =
          new Returning(opener, folder.path(), holdings)
              .restore(wanted.get().known().sealed().object());
      if (outcome instanceof Outcome.Restored restored) {
        return text(restored.file());
      }
      String why = outcome instanceof Outcome.NotBack not ? not.why() : "";
      throw new RestoreFault(
          outcome instanceof Outcome.ForOthers
              ? RestoreFault.Kind.WRONG_KEY
              : RestoreFault.Kind.NOTHING,
          "version %d of %s can't be restored: %s".formatted(version, document, why));
    }
  }

  private static String text(Path pdf) throws IOException {
    return PdfText.of(pdf).text();
  }
}
