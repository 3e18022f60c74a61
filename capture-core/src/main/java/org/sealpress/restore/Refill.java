package org.sealpress.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sealpress.durable.DiskFull;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.HashedInput;
import org.sealpress.durable.NewFile;
import org.sealpress.target.TargetFault;

/** Brings sealed objects back into a folder as they are, for a box that has lost its vault. */
public final class Refill {
  private final List<Source> sources;
  private final Path to;
  private final Clock clock;

  /**
   * A refill.
   *
   * @param to the folder in which {@code objects/...} will be
   */
  public Refill(List<Source> sources, Path to, Clock clock) {
    this.sources = List.copyOf(sources);
    this.to = to;
    this.clock = clock;
  }

  /**
   * Copies all that the ledger knows and that is not there yet, each compared with its hash.
   *
   * @return what could not be brought back, one line each
   * @throws DiskFull when there is no room; a second run goes on where it stopped
   */
  public List<String> run(Verification.Listener listener)
      throws TargetFault, RestoreFault, IOException {
    Holdings holdings = Holdings.of(sources, clock);
    List<String> lacking = new ArrayList<>();
    for (String object : holdings.records().objects()) {
      if (!Files.exists(to.resolve(object))) {
        lacking.add(object);
      }
    }
    listener.begin(lacking.size());
    List<String> failed = new ArrayList<>();
    try (Crew<String> crew = new Crew<>(Crew.usual(), lacking, object -> fetch(holdings, object))) {
      crew.each(
          wrong -> {
            if (!wrong.isEmpty()) {
              failed.add(wrong);
            }
            listener.done(0);
          });
    }
    return failed;
  }

  /** What is wrong, empty when it is there now. */
  private String fetch(Holdings holdings, String object) throws DiskFull {
    Known known = holdings.records().of(object).orElseThrow();
    String why = "it is on none of these targets";
    for (Source source : holdings.holders(object)) {
      Path file = to.resolve(object);
      try {
        DurableFiles.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        try (HashedInput in = new HashedInput(source.target().open(object));
            NewFile out = NewFile.create(file)) {
          in.transferTo(out);
          if (in.sha256().equals(known.sealed().sha256())) {
            out.commit();
            return "";
          }
          why = "it is damaged on " + source.name();
        }
      } catch (DiskFull e) {
        throw e;
      } catch (TargetFault | IOException e) {
        why = String.valueOf(e.getMessage());
      }
    }
    return object + ": " + why + known.elsewhere();
  }
}
