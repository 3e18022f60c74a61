package org.sealpress.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sealpress.gate.PdfBytes;
import org.sealpress.gate.PdfGate;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Head;
import org.sealpress.ledger.RandomId;
import org.sealpress.pdf.PdfText;
import org.sealpress.pdf.TextHash;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.Recipient;
import org.sealpress.target.TargetFault;

/**
 * A rehearsal: some documents are restored into a folder in memory, looked at and thrown away. What
 * came of it is a receipt that the key's holder signs.
 */
public final class Drill {
  /**
   * What came of it.
   *
   * @param receipt signed
   * @param holder whose key it was
   * @param failed what is wrong with documents, one line each
   * @param ledger what is wrong with the ledger, one line each
   * @param remarks what should be known and is no failure, one line each
   * @param standing how far it is signed
   */
  public record Result(
      Event.Drill receipt,
      Recipient holder,
      List<String> failed,
      List<String> ledger,
      List<String> remarks,
      Standing standing) {
    /** Copies the lists. */
    public Result {
      remarks = List.copyOf(remarks);
      failed = List.copyOf(failed);
      ledger = List.copyOf(ledger);
    }

    /** Whether all that was tried is as it should be. */
    public boolean passed() {
      return failed.isEmpty() && ledger.isEmpty();
    }
  }

  private final List<Source> sources;
  private final OpeningKey key;
  private final PdfGate gate;
  private final Clock clock;
  private final SecureRandom random;

  /**
   * A rehearsal.
   *
   * @param key stays the caller's to close
   * @param gate judges whether what comes back is PDF/A
   */
  public Drill(
      List<Source> sources, OpeningKey key, PdfGate gate, Clock clock, SecureRandom random) {
    this.sources = List.copyOf(sources);
    this.key = key;
    this.gate = gate;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Restores the oldest, the newest and a random sample of the others.
   *
   * @throws RestoreFault {@link RestoreFault.Kind#BROKEN} when there is no ledger to compare with,
   *     {@link RestoreFault.Kind#NOTHING} when there is no document, or no certificate of the key,
   *     {@link RestoreFault.Kind#WRONG_KEY} when no document is sealed for it
   */
  public Result run(int sample, Verification.Listener listener)
      throws TargetFault, RestoreFault, IOException, InterruptedException {
    Instant began = clock.instant();
    long start = System.nanoTime();
    Holdings holdings = Holdings.of(sources, clock);
    Head head =
        holdings
            .head()
            .orElseThrow(
                () ->
                    new RestoreFault(
                        RestoreFault.Kind.BROKEN,
                        "there is nothing to compare with: "
                            + String.join("; ", holdings.records().problems())));
    List<Known> all = all(holdings.records());
    if (all.isEmpty()) {
      throw new RestoreFault(
          RestoreFault.Kind.NOTHING,
          "the ledger there has no documents: is it the right drive, folder or remote?");
    }
    Audience audience = Audience.of(holdings.reached(), key);
    Opener opener = new Opener(key);
    new Trial(holdings, audience, opener).begin(holdings.records().objects());
    Recipient holder = audience.holder().orElseThrow(Drill::noCertificate);
    List<Known> own = all.stream().filter(each -> !audience.excludes(each)).toList();
    List<Known> chosen = choose(own.isEmpty() ? all : own, sample);
    List<String> failed = new ArrayList<>();
    try (PrivateFolder folder = PrivateFolder.make()) {
      Returning returning = new Returning(opener, folder.path(), holdings);
      SealCheck seals = new SealCheck(holdings.records());
      listener.begin(chosen.size());
      for (Known known : chosen) {
        String object = known.sealed().object();
        wrong(returning.restore(object), known, seals)
            .ifPresent(why -> failed.add(object + ": " + why));
        Files.deleteIfExists(ObjectName.fileOf(object, folder.path()));
        listener.done(known.sealed().size());
      }
      Event.Drill receipt =
          new Event.Drill(
              RandomId.next(random),
              holder.fingerprint(),
              sources.get(0).name(),
              head.ledger(),
              head.seq(),
              head.hash(),
              began,
              (System.nanoTime() - start) / 1_000_000,
              chosen.size(),
              failed.size(),
              "");
      return new Result(
          Receipt.sign(receipt, key, random),
          holder,
          failed,
          holdings.records().problems(),
          notTried(own.isEmpty() ? 0 : all.size() - own.size()),
          holdings.standing());
    }
  }

  private static List<Known> all(Records records) {
    List<Known> all = new ArrayList<>();
    records.objects().forEach(object -> records.of(object).ifPresent(all::add));
    all.sort(Comparator.comparingLong(Known::seq));
    return all;
  }

  private static List<String> notTried(int others) {
    return others == 0
        ? List.of()
        : List.of(
            "%d documents are sealed for other keys only and were not tried: whoever holds one of those keys should rehearse too"
                .formatted(others));
  }

  private List<Known> choose(List<Known> all, int sample) {
    if (all.size() <= 2) {
      return all;
    }
    List<Known> chosen = new ArrayList<>(List.of(all.get(0), all.get(all.size() - 1)));
    List<Known> others = new ArrayList<>(all.subList(1, all.size() - 1));
    Collections.shuffle(others, random);
    chosen.addAll(others.subList(0, Math.min(sample, others.size())));
    return chosen;
  }

  /** What is wrong with a document that was restored. More looks at a document belong here. */
  private Optional<String> wrong(Outcome outcome, Known known, SealCheck seals)
      throws IOException, InterruptedException {
    if (!(outcome instanceof Outcome.Restored restored)) {
      return Optional.of(outcome instanceof Outcome.NotBack not ? not.why() : "it is not proven");
    }
    try {
      int pages = PdfText.pagesOf(restored.file());
      if (pages != known.sealed().pages()) {
        return Optional.of(
            "it has %d pages, expected %d by the ledger".formatted(pages, known.sealed().pages()));
      }
      if (!TextHash.of(restored.file()).fits()) {
        return Optional.of("its text is not the one that its transfer note has the hash of");
      }
      String seal = seals.wrong(restored.file(), known);
      String flaw = seal.isEmpty() ? flaw(restored.file(), pages) : seal;
      return flaw.isEmpty() ? Optional.empty() : Optional.of(flaw);
    } catch (IOException e) {
      return Optional.of("it opens and is what was sealed, but it is no PDF: " + e.getMessage());
    }
  }

  private String flaw(Path file, int pages) throws IOException, InterruptedException {
    try (PdfBytes pdf = PdfBytes.of(file)) {
      return gate.check(pdf, pages).flaw();
    }
  }

  private static RestoreFault noCertificate() {
    return new RestoreFault(
        RestoreFault.Kind.NOTHING,
        "no certificate on the target is of this key: name it with --cert");
  }
}
