package org.sealpress.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.sealpress.ledger.Ledger;
import org.sealpress.plan.Facts;
import org.sealpress.plan.Rotation;
import org.sealpress.plan.Rules;
import org.sealpress.plan.Today;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.ManyDocuments;

/** Exposure and rotation of three drives and a million documents, as the daemon asks for them. */
public class RotationBenchmark extends Step {
  private static final int DOCUMENTS = 1_000_000;

  private final Clock clock = Clock.systemUTC();

  /** How many of the last documents are on no drive that is away. */
  @Param({"500", "400000"})
  private int exposed;

  private Path folder;
  private Ledger ledger;
  private Catalog catalog;

  /** Makes the catalog. */
  @Setup
  public void make() throws IOException {
    folder = Files.createTempDirectory("rotation");
    ledger = Ledger.open(folder.resolve("ledger"), "desk", clock, new SecureRandom());
    catalog = ManyDocuments.make(folder.resolve("catalog.db"), ledger, DOCUMENTS, exposed);
  }

  /** Facts from the catalog, and the plan. */
  @Benchmark
  public Object plan() throws IOException {
    Facts facts = catalog.drives();
    Today today = Today.sure(clock.instant(), ZoneOffset.UTC);
    return Rotation.of(facts, Rules.USUAL, today, Map.of());
  }

  /** Removes it. */
  @TearDown
  public void remove() throws IOException {
    catalog.close();
    ledger.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(RotationBenchmark::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
