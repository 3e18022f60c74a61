package org.sealpress.target.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.TargetContract.assertFault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

class CircuitBreakerTest {
  private static final CircuitBreaker.Settings SETTINGS =
      new CircuitBreaker.Settings(3, Duration.ofMinutes(1), Duration.ofMinutes(3));
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-28T10:00:00Z"), ZoneOffset.UTC);

  private final MemoryTarget memory = new MemoryTarget();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private final Target target = CircuitBreaker.of(memory, SETTINGS, nanos::get, CLOCK);

  CircuitBreakerTest() {
    answers(Kind.UNAVAILABLE);
  }

  private void answers(Kind kind) {
    memory.guard(
        (method, name) -> {
          calls.incrementAndGet();
          throw new TargetFault(kind, "office: no answer");
        });
  }

  private void answersWell() {
    memory.guard((method, name) -> calls.incrementAndGet());
  }

  private void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private TargetFault refused() {
    return assertFault(Kind.UNAVAILABLE, () -> target.list(""));
  }

  @Test
  void afterThreeFailuresItIsLeftAloneAndSaysSinceWhenAndUntilWhen() {
    for (int i = 0; i < 3; i++) {
      assertEquals("office: no answer", refused().getMessage());
    }
    passes(Duration.ofSeconds(59));
    assertEquals(
        "office: no answer (it has been away since 28 Nov 10:00:00 and is tried again at 28 Nov 10:01:00)",
        refused().getMessage());
    assertEquals(3, calls.get());
  }

  @Test
  void thenOneCallShowsWhetherItIsBack() throws Exception {
    for (int i = 0; i < 3; i++) {
      refused();
    }
    passes(Duration.ofMinutes(1));
    answersWell();
    assertEquals(List.of(), target.list(""));
    assertEquals(List.of(), target.list(""));
    assertEquals(5, calls.get());
  }

  @Test
  void ifItIsNotItIsLeftAloneForTwiceAsLongUpToABound() {
    for (int i = 0; i < 3; i++) {
      refused();
    }
    int known = 3;
    for (int minutes : new int[] {1, 2, 3, 3}) {
      passes(Duration.ofMinutes(minutes).minusNanos(1));
      refused();
      assertEquals(known, calls.get());
      passes(Duration.ofNanos(1));
      refused();
      assertEquals(++known, calls.get());
    }
  }

  @Test
  void whoeverAnswersIsThereWhateverTheAnswer() {
    refused();
    refused();
    answers(Kind.DENIED);
    assertFault(Kind.DENIED, () -> target.list(""));
    answers(Kind.UNAVAILABLE);
    refused();
    refused();
    assertEquals(5, calls.get());
    refused();
    refused();
    assertEquals(6, calls.get());
  }

  @Test
  void whileOneTriesOthersDoNot() throws Exception {
    for (int i = 0; i < 3; i++) {
      refused();
    }
    passes(Duration.ofMinutes(1));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    memory.guard(
        (method, name) -> {
          begun.countDown();
          try {
            end.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    CompletableFuture<Boolean> first =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return target.list("").isEmpty();
              } catch (TargetFault e) {
                throw new IllegalStateException(e);
              }
            });
    begun.await();
    refused();
    end.countDown();
    assertTrue(first.join());
    assertTrue(target.list("").isEmpty());
  }
}
