package org.sealpress.appliance.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.DurableFiles;
import org.sealpress.seal.SealFault;

/** Rounds, one after the other, on a box that lives until something is wrong with it. */
public final class Campaign implements AutoCloseable {
  private static final long PRIME = 1_000_003;

  private final Path folder;
  private final Path launcher;
  private final long seed;
  private String javaOptions;
  private final PrintStream out;
  private final Keys keys;
  private boolean provedByOpenSsl;

  /**
   * A campaign.
   *
   * @param folder empty; what is left in it is what failed
   * @param seed of everything that is random
   * @param javaOptions for the daemon
   * @param out is told of each round
   */
  public Campaign(Path folder, Path launcher, long seed, String javaOptions, PrintStream out)
      throws IOException {
    this.folder = Files.createDirectories(folder);
    this.launcher = launcher;
    this.seed = seed;
    this.javaOptions = javaOptions;
    this.out = out;
    try {
      keys = new Keys(folder.resolve("keys"));
    } catch (SealFault e) {
      throw new IOException(e);
    }
  }

  Path home(String name) {
    return folder.resolve(name);
  }

  TortureBox box(String name, String options, boolean ownDisk) throws IOException {
    return new TortureBox(home(name), launcher, options, keys, ownDisk);
  }

  TortureBox box(String name, boolean ownDisk) throws IOException, InterruptedException {
    if (javaOptions.isEmpty()) {
      javaOptions = ClassArchive.make(this, folder.resolve("daemon.jsa"));
    }
    return box(name, javaOptions, ownDisk);
  }

  Keys keys() {
    return keys;
  }

  /** So many rounds of a kind. */
  public Score run(Kind kind, int rounds) throws IOException, InterruptedException {
    Score score = new Score(kind);
    int number = 1;
    while (number <= rounds) {
      number = runBox(kind, number, rounds, score);
    }
    return score;
  }

  /** The next round to be done: all of them on one box, or those after the one that failed. */
  int runBox(Kind kind, int first, int rounds, Score score)
      throws IOException, InterruptedException {
    Path home = home(kind.word() + "-" + first);
    boolean well = true;
    int number = first;
    try (TortureBox box = box(home.getFileName().toString(), kind.needsDisk())) {
      Books books = new Books(box, keys);
      for (; number <= rounds && well; number++) {
        well = round(box, books, kind, number, rounds, score);
      }
      proveByOpenSsl(books, box);
    }
    if (well) {
      DurableFiles.deleteTree(home);
    }
    return number;
  }

  /** Of each round its own, and not like that of its neighbour. */
  private Random random(Kind kind, int number) {
    long mixed = seed * PRIME * PRIME + kind.word().hashCode() * PRIME + number;
    return new Random(new SplittableRandom(mixed).nextLong());
  }

  private boolean round(TortureBox box, Books books, Kind kind, int number, int rounds, Score score)
      throws InterruptedException {
    long start = System.nanoTime();
    Random random = random(kind, number);
    Findings findings = new Findings();
    @Nullable Round round = null;
    try {
      round = new Round(box, books, kind, score, random);
      findings = round.run();
    } catch (IOException | RuntimeException | Error e) {
      findings.problem("the round broke: " + e);
      e.printStackTrace(out);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    score.round(findings, seconds);
    boolean well = findings.problems().isEmpty();
    out.printf(
        Locale.ROOT,
        "%-7s %d/%d  %.1f s  %s  %s%n",
        kind.word(),
        number,
        rounds,
        seconds,
        well ? "ok" : "FAILED",
        round);
    findings.problems().forEach(problem -> out.println("    " + problem));
    if (!well) {
      out.println("    seed " + seed + ", round " + number + ", kept in " + box.folder());
    }
    return well;
  }

  /** Once in a run: what Sealpress restores, openssl decrypts to the same bytes. */
  private void proveByOpenSsl(Books books, TortureBox box) throws IOException {
    if (!provedByOpenSsl && Files.exists(books.archive().last())) {
      Optional<String> difference = new ByOpenSsl(keys, box.drive()).compare(books.archive());
      out.println(difference.orElse("openssl decrypts the same document"));
      if (difference.isPresent()) {
        throw new IOException(difference.get());
      }
      provedByOpenSsl = true;
    }
  }

  @Override
  public void close() {
    keys.close();
  }
}
