package org.sealpress.appliance.torture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Sheets are fed, something bad happens, and afterwards the books must be right. */
final class Round {
  private static final long AIM_MILLIS = 3000;
  private static final long POLL_MILLIS = 20;
  private static final long READY_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final TortureBox box;
  private final Books books;
  private final Kind kind;
  private final Score score;
  private final Plan plan;
  private final Blow blow;

  Round(TortureBox box, Books books, Kind kind, Score score, Random random) {
    this.box = box;
    this.books = books;
    this.kind = kind;
    this.score = score;
    this.plan = Plan.draw(kind, random, box);
    this.blow = Blows.draw(kind, random, plan);
  }

  @Override
  public String toString() {
    return blow.name() + "; " + plan;
  }

  /** Runs it; a box that had findings is of no more use. */
  Findings run() throws IOException, InterruptedException {
    Findings findings = new Findings();
    box.transcript().forget();
    box.start();
    box.awaitReady();
    List<Fed> fed = new ArrayList<>(feedAndStrike());
    long mended = System.nanoTime();
    blow.mend(box);
    checkOrphans(findings);
    if (plan.again() >= 0) {
      box.start();
      again(findings);
    }
    restart();
    Optional<String> open = new Settling(box).await();
    score.recovered((System.nanoTime() - mended) / 1e9);
    if (kind == Kind.SCANNER) {
      fed.add(oneMore());
      open = open.or(() -> settled());
    }
    open.ifPresent(what -> findings.problem("it does not settle: " + what));
    books.check(fed, findings);
    return findings;
  }

  private List<Fed> feedAndStrike() throws IOException, InterruptedException {
    Clerk clerk = new Clerk(box, plan.batches());
    boolean before = kind == Kind.SCANNER && plan.aim() != Stage.FEEDING;
    if (before) {
      score.struck(Stage.IDLE);
      blow.strike(box);
    }
    clerk.start();
    if (!before) {
      clerk.awaitBatch(plan.batch());
      int from = plan.batch() == 0 ? 0 : box.transcript().mark();
      var unused = box.transcript().await(from, plan.aim()::begins, AIM_MILLIS);
      TimeUnit.MILLISECONDS.sleep(plan.delayMillis());
      score.struck(box.transcript().stage());
      blow.strike(box);
    }
    blow.lift(box);
    return clerk.fed();
  }

  private void again(Findings findings) throws IOException, InterruptedException {
    TimeUnit.MILLISECONDS.sleep(plan.again());
    score.struck(Stage.STARTING);
    if (kind == Kind.POWER) {
      box.disk().cut();
    }
    box.daemon().kill();
    checkOrphans(findings);
    if (kind == Kind.POWER) {
      box.disk().restart();
    }
  }

  /** Starts the daemon when it is dead, and sees how long it takes until it is of use again. */
  private void restart() throws IOException, InterruptedException {
    if (box.alive()) {
      return;
    }
    long start = System.nanoTime();
    box.start();
    while (box.alive() && !box.ready() && System.nanoTime() - start < READY_NANOS) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    score.ready((System.nanoTime() - start) / 1e9);
  }

  private void checkOrphans(Findings findings) throws InterruptedException {
    if (!box.alive() && box.daemon().orphans() > 0) {
      findings.problem("page workers outlive their daemon");
    }
  }

  /** Whatever was wrong with the scanner: now that it is well, the next press works. */
  private Fed oneMore() throws InterruptedException {
    box.awaitReady();
    Clerk clerk = new Clerk(box, List.of(plan.batches().get(0).again(box)));
    clerk.start();
    return clerk.fed().get(0);
  }

  private Optional<String> settled() {
    try {
      return new Settling(box).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }
}
