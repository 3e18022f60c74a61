package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.delivery.Lending.Presence;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.DocumentVersion;

/** Others may read from a target, and let go of it at once. */
class LendingTest {
  private static final String OBJECT = "objects/2026/11/24/d.v1.cms";
  private static final DocumentVersion VERSION =
      new DocumentVersion("d", 1, "legal", 1, OBJECT, 300_000, "", "", "c", Instant.EPOCH, 1);

  private final MemoryTarget target = new MemoryTarget();
  private int opened;
  private boolean away;
  private Optional<String> closed = Optional.empty();
  private long now;
  private final Lending lending =
      new Lending(
          new Destination(
              "usb",
              () -> {
                opened++;
                if (away) {
                  throw new TargetFault(Kind.UNAVAILABLE, "it is away");
                }
                return new Opened("drive:A:1", target, true);
              },
              () -> closed),
          () -> now);

  private boolean copy(OutputStream out) throws TargetFault, IOException {
    return lending.copy(VERSION, Set.of("drive:A:1"), out);
  }

  @Test
  void onlyAHolderIsReadFrom() throws Exception {
    target.stored().put(OBJECT, new byte[300_000]);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(copy(out));
    assertEquals(300_000, out.size());
    assertFalse(lending.copy(VERSION, Set.of("drive:B:2"), out));
    assertEquals(Presence.UNSEEN, lending.look(VERSION, Set.of("drive:B:2")));
    assertEquals(Presence.THERE, lending.look(VERSION, Set.of("drive:A:1")));
    target.stored().put(OBJECT, new byte[299_999]);
    assertEquals(Presence.GONE, lending.look(VERSION, Set.of("drive:A:1")));
  }

  @Test
  void whoReadsEndsAtOnceWhenTheTargetIsLetGo() throws Exception {
    target.stored().put(OBJECT, new byte[300_000]);
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch wanted = new CountDownLatch(1);
    OutputStream slow =
        new FilterOutputStream(new ByteArrayOutputStream()) {
          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            reading.countDown();
            try {
              assertTrue(wanted.await(10, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
        };
    CompletableFuture<Boolean> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return copy(slow);
              } catch (TargetFault | IOException e) {
                throw new IllegalStateException(e);
              }
            });
    assertTrue(reading.await(10, TimeUnit.SECONDS));
    CompletableFuture<Void> letGo =
        CompletableFuture.runAsync(
            () -> {
              try {
                lending.close();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertFalse(letGo.isDone(), "it waits for who reads");
    while (!lending.isClosed()) {
      Thread.onSpinWait();
    }
    wanted.countDown();
    assertFalse(reader.get(10, TimeUnit.SECONDS), "not all was read");
    letGo.get(10, TimeUnit.SECONDS);
    int before = opened;
    assertFalse(copy(new ByteArrayOutputStream()));
    assertEquals(before, opened, "it is not even opened");
    lending.open();
    assertTrue(copy(new ByteArrayOutputStream()));
  }

  @Test
  void oneThatIsAwayIsNotAskedAgainForAMinute() throws Exception {
    away = true;
    target.medium((name, bytes) -> new ByteArrayInputStream(bytes));
    assertFalse(copy(new ByteArrayOutputStream()));
    assertEquals(Presence.UNSEEN, lending.look(VERSION, Set.of("drive:A:1")));
    assertEquals(1, opened);
    now += TimeUnit.MINUTES.toNanos(1);
    assertFalse(copy(new ByteArrayOutputStream()));
    assertEquals(2, opened);
  }

  @Test
  void outsideOfItsHoursItIsNotAsked() throws Exception {
    closed = Optional.of("calls go to it at night only");
    target.stored().put(OBJECT, new byte[300_000]);
    assertFalse(copy(new ByteArrayOutputStream()));
    assertEquals(Presence.UNSEEN, lending.look(VERSION, Set.of("drive:A:1")));
    assertEquals(0, opened);
    closed = Optional.empty();
    assertTrue(copy(new ByteArrayOutputStream()));
  }
}
