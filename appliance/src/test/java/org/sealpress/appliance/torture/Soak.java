package org.sealpress.appliance.torture;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.sealpress.durable.DurableFiles;

/** A working year in one go: does the daemon grow? */
final class Soak {
  private static final int EVERY = 500;
  private static final int SAMPLES = 20;
  private static final int WARM = 1000;
  private static final double MOST_GROWTH = 1.10;
  private static final int MOST_MORE = 3;

  private final Campaign campaign;
  private final PrintStream out;

  /** A look at the daemon. */
  private record Sample(int captures, long rss, long descriptors, long threads, double each) {}

  Soak(Campaign campaign, PrintStream out) {
    this.campaign = campaign;
    this.out = out;
  }

  /** So many captures of one page; false when something grew or was lost. */
  boolean run(int captures) throws IOException, InterruptedException {
    List<Sample> samples = new ArrayList<>();
    boolean well;
    try (TortureBox box = campaign.box("soak", false)) {
      Books books = new Books(box, campaign.keys());
      box.start();
      box.awaitReady();
      out.printf("%9s %9s %5s %8s %12s%n", "captures", "RSS kB", "fds", "threads", "ms a capture");
      List<Fed> fed = new ArrayList<>();
      int every = Math.max(1, Math.min(EVERY, captures / SAMPLES));
      long start = System.nanoTime();
      for (int done = 1; done <= captures; done++) {
        fed.add(one(box));
        if (done % every == 0) {
          double each = (System.nanoTime() - start) / 1e6 / every;
          samples.add(sample(box.daemon(), done, each));
          box.transcript().forget();
          start = System.nanoTime();
        }
      }
      boolean whole = isWhole(box, books, fed);
      well = isSteady(samples, captures) && whole;
    }
    if (well) {
      DurableFiles.deleteTree(campaign.home("soak"));
    }
    return well;
  }

  private static Fed one(TortureBox box) throws InterruptedException {
    Clerk clerk = new Clerk(box, List.of(box.batch(false, 1)));
    clerk.start();
    Fed fed = clerk.fed().get(0);
    Awaitility.await("a capture that is safe")
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                box.api()
                    .capture(fed.capture())
                    .filter(state -> state.getString("state").equals("safe"))
                    .isPresent());
    return fed;
  }

  private Sample sample(DaemonProcess daemon, int captures, double each) throws IOException {
    Sample sample =
        new Sample(
            captures, daemon.status("VmRSS"), daemon.descriptors(), daemon.status("Threads"), each);
    out.printf(
        Locale.ROOT,
        "%9d %9d %5d %8d %12.1f%n",
        captures,
        sample.rss(),
        sample.descriptors(),
        sample.threads(),
        each);
    return sample;
  }

  private boolean isWhole(TortureBox box, Books books, List<Fed> fed)
      throws IOException, InterruptedException {
    Findings findings = new Findings();
    Optional<String> open = new Settling(box).await();
    open.ifPresent(what -> findings.problem("it does not settle: " + what));
    books.check(fed, findings);
    findings.problems().forEach(out::println);
    return findings.problems().isEmpty();
  }

  private boolean isSteady(List<Sample> samples, int captures) {
    int warm = Math.min(WARM, captures / 10);
    Sample first =
        samples.stream().filter(each -> each.captures() >= warm).findFirst().orElseThrow();
    Sample last = samples.get(samples.size() - 1);
    out.printf(
        Locale.ROOT,
        "after %d captures RSS is %.1f %% of what it was after %d, and one takes %.1f %% of the time%n",
        last.captures(),
        100.0 * last.rss() / first.rss(),
        first.captures(),
        100.0 * last.each() / first.each());
    boolean steady =
        last.rss() <= first.rss() * MOST_GROWTH
            && last.descriptors() <= first.descriptors() + MOST_MORE
            && last.threads() <= first.threads() + MOST_MORE;
    out.println(steady ? "The daemon does not grow" : "The daemon GROWS");
    return steady;
  }
}
