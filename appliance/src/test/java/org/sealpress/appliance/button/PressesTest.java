package org.sealpress.appliance.button;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.appliance.fixture.Classes.capture;
import static org.sealpress.appliance.fixture.Classes.press;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.button.Presses.Answer;

class PressesTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Presses presses = new Presses();

  @Test
  void theyComeInTheOrderTheyWereMade() throws Exception {
    presses.offer(press("a"));
    presses.offer(press("b"));
    assertEquals("a", capture(presses.next(Duration.ZERO)));
    assertEquals("b", capture(presses.next(Duration.ZERO)));
    assertEquals("none", capture(presses.next(Duration.ZERO)));
  }

  @Test
  void theFifthIsRefusedAndTakenOnceThereIsRoom() throws Exception {
    for (int i = 0; i < Presses.MOST; i++) {
      assertEquals(Answer.TAKEN, presses.offer(press("p" + i)));
    }
    assertEquals(Answer.FULL, presses.offer(press("more")));
    assertEquals("p0", capture(presses.next(Duration.ZERO)));
    assertEquals(Answer.TAKEN, presses.offer(press("more")));
  }

  @Test
  void whoWaitsGetsThePressAtOnce() throws Exception {
    CompletableFuture<Optional<Press>> waiting = waiter();
    presses.offer(press("a"));
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertEquals("a", capture(waiting.get())));
  }

  @Test
  void waitingEndsWhenThePatienceDoes() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertTrue(presses.next(Duration.ofMillis(20)).isEmpty()));
  }

  @Test
  void closingWakesWhoWaitsAndGivesBackWhatNobodyTook() {
    CompletableFuture<Optional<Press>> waiting = waiter();
    assertEquals(0, presses.close().size());
    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertTrue(waiting.get().isEmpty()));

    Presses others = new Presses();
    others.offer(press("a"));
    assertEquals("a", others.close().get(0).capture());
    assertEquals(Answer.CLOSED, others.offer(press("b")));
    assertEquals(0, others.close().size());
  }

  private CompletableFuture<Optional<Press>> waiter() {
    CompletableFuture<Optional<Press>> got = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                got.complete(presses.next(LONG));
              } catch (InterruptedException e) {
                got.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    return got;
  }
}
