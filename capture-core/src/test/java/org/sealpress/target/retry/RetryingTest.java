package org.sealpress.target.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.TargetContract.assertFault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.BatchingMemory;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.target.Batching;
import org.sealpress.target.Content;
import org.sealpress.target.Expected;
import org.sealpress.target.Portion;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

class RetryingTest {
  private static final Content CONTENT = Content.of(new byte[] {1, 2, 3});
  private static final Backoff BACKOFF =
      new Backoff(5, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofMinutes(1));

  private final MemoryTarget memory = new MemoryTarget();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger calls = new AtomicInteger();
  private final List<Duration> pauses = new ArrayList<>();

  private Target target(Backoff backoff) {
    return Retrying.of(
        memory,
        backoff,
        nanos::get,
        time -> {
          pauses.add(time);
          nanos.addAndGet(time.toNanos());
        },
        new Random(7));
  }

  /** Fails so often, then no more. */
  private void fails(int times, Kind kind) {
    memory.guard(
        (method, name) -> {
          if (calls.incrementAndGet() <= times) {
            throw new TargetFault(kind, "no luck");
          }
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"UNAVAILABLE", "IO_ERROR"})
  void whatPassesIsTriedAgain(Kind kind) throws Exception {
    fails(3, kind);
    target(BACKOFF).put("a", CONTENT);
    assertEquals(4, calls.get());
    assertEquals(Set.of("a"), memory.stored().keySet());
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNAVAILABLE", "IO_ERROR"})
  void whatDoesNotPassIsToldAtOnce(Kind kind) {
    fails(9, kind);
    assertFault(kind, () -> target(BACKOFF).put("a", CONTENT));
    assertFault(kind, () -> target(BACKOFF).list(""));
    assertEquals(2, calls.get());
    assertEquals(List.of(), pauses);
  }

  @Test
  void pausesGrowUpToABoundAndAreNeverQuiteTheSame() {
    fails(9, Kind.UNAVAILABLE);
    assertFault(Kind.UNAVAILABLE, () -> target(BACKOFF).stat("a"));
    assertEquals(5, calls.get());
    long[] whole = {1000, 2000, 3000, 3000};
    for (int i = 0; i < whole.length; i++) {
      long millis = pauses.get(i).toMillis();
      assertTrue(millis >= whole[i] / 2 && millis <= whole[i], i + ": " + millis);
    }
    assertFalse(pauses.get(2).equals(pauses.get(3)));
  }

  @Test
  void noFurtherAttemptIsBegunWhenItsTimeIsOver() {
    fails(9, Kind.UNAVAILABLE);
    Backoff brief =
        new Backoff(50, Duration.ofSeconds(4), Duration.ofSeconds(4), Duration.ofSeconds(9));
    assertFault(Kind.UNAVAILABLE, () -> target(brief).readBack("a"));
    Duration all = pauses.stream().reduce(Duration.ZERO, Duration::plus);
    assertTrue(all.compareTo(Duration.ofSeconds(9)) <= 0, pauses::toString);
    assertTrue(calls.get() >= 3 && calls.get() <= 5, calls::toString);
  }

  @Test
  void anInterruptedThreadGetsTheFaultAtOnceAndStaysInterrupted() {
    fails(9, Kind.UNAVAILABLE);
    Target target =
        Retrying.of(
            memory,
            BACKOFF,
            nanos::get,
            time -> {
              throw new InterruptedException();
            },
            new Random(7));
    assertFault(Kind.UNAVAILABLE, () -> target.open("a"));
    assertTrue(Thread.interrupted());
    assertEquals(1, calls.get());
    Thread.currentThread().interrupt();
    assertFault(Kind.UNAVAILABLE, () -> target(BACKOFF).open("a"));
    assertTrue(Thread.interrupted());
    assertEquals(List.of(), pauses);
  }

  @Test
  void aBatchIsTriedAgainAsAWholeAndTheTargetSaysHowLargeItIs() throws Exception {
    fails(2, Kind.UNAVAILABLE);
    BatchingMemory many = new BatchingMemory(memory);
    Batching target = (Batching) Retrying.of(many, BACKOFF, nanos::get, x -> {}, new Random(7));
    Expected expected = new Expected(CONTENT, Sha256.of(new byte[] {1, 2, 3}));
    assertEquals(Set.of("a", "b"), target.putProven(Map.of("a", expected, "b", expected)));
    assertEquals(Portion.USUAL, target.portion());
    assertFalse(target(BACKOFF) instanceof Batching);
  }
}
