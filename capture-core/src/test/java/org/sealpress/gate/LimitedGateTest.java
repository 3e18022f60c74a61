package org.sealpress.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the judge does, the answer comes in time. */
@Timeout(20)
class LimitedGateTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final PdfBytes PDF = new MemoryPdf(new byte[0]);

  private static PdfGate limited(PdfGate gate, Duration limit) {
    return new LimitedGate(gate, limit, Duration.ZERO);
  }

  @Test
  void aVerdictIsPassedOnAndTheSameThreadIsAskedAgain() throws Exception {
    List<Thread> asked = new CopyOnWriteArrayList<>();
    PdfGate gate =
        limited(
            (pdf, pages) -> {
              asked.add(Thread.currentThread());
              return new Verdict.Valid();
            },
            LONG);
    assertEquals(new Verdict.Valid(), gate.check(PDF, 1));
    assertEquals(new Verdict.Valid(), gate.check(PDF, 1));
    assertEquals(asked.get(0), asked.get(1));
    assertNotEquals(Thread.currentThread(), asked.get(0));
    assertEquals(Thread.MIN_PRIORITY, asked.get(0).getPriority());
    assertTrue(asked.get(0).isDaemon());
  }

  @Test
  void oneThatThrowsIsToldByTheKindOfItsFaultAndAskedAgainInAnotherThread() throws Exception {
    List<Thread> asked = new CopyOnWriteArrayList<>();
    PdfGate gate =
        limited(
            (pdf, pages) -> {
              asked.add(Thread.currentThread());
              if (asked.size() == 1) {
                throw new OutOfMemoryError("planted");
              }
              if (asked.size() == 2) {
                throw new IllegalStateException("words of the document");
              }
              return new Verdict.Valid();
            },
            LONG);
    assertEquals(new Verdict.NotChecked("the check failed (OutOfMemoryError)"), gate.check(PDF, 1));
    assertEquals(
        new Verdict.NotChecked("the check failed (IllegalStateException)"), gate.check(PDF, 1));
    assertEquals(new Verdict.Valid(), gate.check(PDF, 1));
    assertEquals(3, asked.stream().distinct().count());
  }

  @Test
  void oneThatHangsIsLeftAndNothingIsCheckedUntilItIsBack() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CompletableFuture<Thread> back = new CompletableFuture<>();
    PdfGate gate =
        limited(
            (pdf, pages) -> {
              if (pages == 1) {
                awaitWhateverComes(stuck);
                back.complete(Thread.currentThread());
              }
              return new Verdict.Valid();
            },
            SHORT);
    assertEquals(new Verdict.NotChecked("it took longer than 1 s"), gate.check(PDF, 1));
    assertEquals(
        new Verdict.NotChecked("the check of an earlier document has not ended yet"),
        gate.check(PDF, 2));
    stuck.countDown();
    back.get().join();
    assertEquals(new Verdict.Valid(), gate.check(PDF, 2));
  }

  private static void awaitWhateverComes(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    assertTrue(interrupted, "it was asked to stop");
  }

  @Test
  void eachPageGivesItMoreTime() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    PdfGate gate =
        new LimitedGate(
            (pdf, pages) -> {
              stuck.await();
              return new Verdict.Valid();
            },
            Duration.ofMillis(1),
            Duration.ofMillis(10));
    assertEquals(new Verdict.NotChecked("it took longer than 1 s"), gate.check(PDF, 100));
  }

  @Test
  void whoeverWaitsForItCanBeInterrupted() throws Exception {
    PdfGate gate =
        limited(
            (pdf, pages) -> {
              new CountDownLatch(1).await();
              return new Verdict.Valid();
            },
            LONG);
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> gate.check(PDF, 1));
  }
}
