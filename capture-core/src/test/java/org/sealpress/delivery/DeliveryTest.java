package org.sealpress.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.DeliveryEvent.Behind;
import org.sealpress.delivery.DeliveryEvent.Copied;
import org.sealpress.delivery.DeliveryEvent.UpToDate;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** Threads that keep targets up to date. */
class DeliveryTest {
  private static final Pace QUICK =
      new Pace(Duration.ofMillis(200), Duration.ofMillis(10), Duration.ofSeconds(1));

  /** Only {@link Delivery#soon} begins a round. */
  private static final Pace SLOW =
      new Pace(Duration.ofHours(1), Duration.ofHours(1), Duration.ofSeconds(1));

  @TempDir Path dir;
  @TempDir Path keys;
  private final MemoryTarget office = new MemoryTarget();
  private final MemoryTarget remote = new MemoryTarget();
  private final List<DeliveryEvent> told = new CopyOnWriteArrayList<>();
  private Archive archive;
  private Delivery delivery;

  @BeforeEach
  void open() throws IOException {
    archive = new Archive(dir, keys);
  }

  @AfterEach
  void close() throws IOException {
    if (delivery != null) {
      delivery.close();
    }
    archive.close();
  }

  private static Destination at(String name, MemoryTarget target) {
    return new Destination(name, () -> new Opened(name, target));
  }

  private void start(Pace pace, Destination... destinations) {
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), Map.of());
    delivery = new Delivery(cargo, List.of(destinations), pace, told::add);
  }

  private <T extends DeliveryEvent> List<T> told(Class<T> kind, String target) {
    return told.stream()
        .filter(event -> kind.isInstance(event) && event.target().equals(target))
        .map(kind::cast)
        .toList();
  }

  private void awaitUpToDate(String target) {
    await().until(() -> !told(UpToDate.class, target).isEmpty());
  }

  @Test
  void whatIsInTheVaultAtTheStartIsDelivered() throws Exception {
    archive.storeMany(3);
    start(SLOW, at("office", office), at("remote", remote));
    awaitUpToDate("office");
    awaitUpToDate("remote");
    assertEquals(3, told(Copied.class, "office").size());
    assertEquals(3, told(Copied.class, "remote").size());
  }

  @Test
  void whatComesLaterIsDeliveredWhenItIsTold() throws Exception {
    start(SLOW, at("office", office));
    awaitUpToDate("office");
    archive.storeMany(1);
    delivery.soon();
    await().until(() -> told(Copied.class, "office").size() == 1);
  }

  @Test
  void whatComesLaterIsFoundWithoutBeingTold() throws Exception {
    start(QUICK, at("office", office));
    awaitUpToDate("office");
    archive.storeMany(1);
    await().until(() -> told(Copied.class, "office").size() == 1);
  }

  @Test
  void aTargetThatIsAwayIsBehindAndSaysHowMuchWaits() throws Exception {
    archive.storeMany(3);
    office.gone(true);
    start(SLOW, at("office", office));
    await().until(() -> !told(Behind.class, "office").isEmpty());
    Behind behind = told(Behind.class, "office").get(0);
    assertEquals(3, behind.waiting());
    assertEquals("the target is away: bring it back", behind.message());
    office.gone(false);
    delivery.soon();
    awaitUpToDate("office");
    assertEquals(3, told(Copied.class, "office").size());
  }

  @Test
  void outsideOfItsHoursATargetWaitsAndIsNotCalled() throws Exception {
    archive.storeMany(2);
    AtomicBoolean closed = new AtomicBoolean(true);
    AtomicInteger asked = new AtomicInteger();
    Destination night =
        new Destination(
            "remote",
            () -> {
              asked.incrementAndGet();
              return new Opened("remote", remote);
            },
            () -> closed.get() ? Optional.of("until 19:00") : Optional.empty());
    start(QUICK, night);
    await().until(() -> told(DeliveryEvent.Waits.class, "remote").size() > 1);
    assertEquals(
        new DeliveryEvent.Waits("remote", 2, "until 19:00"),
        told(DeliveryEvent.Waits.class, "remote").get(0));
    assertEquals(0, asked.get());
    assertEquals(List.of(), told(Behind.class, "remote"));
    closed.set(false);
    awaitUpToDate("remote");
    assertEquals(2, told(Copied.class, "remote").size());
  }

  @Test
  void aTargetThatComesBackIsFoundAfterAWhile() throws Exception {
    archive.storeMany(1);
    AtomicInteger asked = new AtomicInteger();
    Destination drive =
        new Destination(
            "drive",
            () -> {
              if (asked.incrementAndGet() < 4) {
                throw new TargetFault(Kind.UNAVAILABLE, "no drive is in the slot: put one in");
              }
              return new Opened("drive:A", office);
            });
    start(QUICK, drive);
    awaitUpToDate("drive");
    assertEquals(3, told(Behind.class, "drive").size());
    assertEquals(1, told(Copied.class, "drive").size());
  }

  @Test
  void aStuckTargetDoesNotHoldUpTheOther() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    remote.guard((method, name) -> awaitQuietly(stuck));
    archive.storeMany(2);
    start(SLOW, at("remote", remote), at("office", office));
    awaitUpToDate("office");
    archive.storeMany(1);
    delivery.soon();
    await().until(() -> told(Copied.class, "office").size() == 3);
    assertEquals(List.of(), told(UpToDate.class, "remote"));
    stuck.countDown();
    awaitUpToDate("remote");
  }

  private static void awaitQuietly(CountDownLatch latch) throws TargetFault {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TargetFault(Kind.UNAVAILABLE, "interrupted", e);
    }
  }

  @Test
  void closingEndsAtOnceWhenNothingIsInFlight() throws Exception {
    start(SLOW, at("office", office), at("remote", remote));
    awaitUpToDate("office");
    awaitUpToDate("remote");
    long before = System.nanoTime();
    delivery.close();
    assertTrue(System.nanoTime() - before < Duration.ofSeconds(5).toNanos());
    assertEquals(0, threads().count());
  }

  @Test
  void closingInterruptsWhatIsStuckAndWaitsForAllOfThemTogether() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    archive.storeMany(1);
    remote.guard((method, name) -> awaitQuietly(never));
    Destination[] stuck =
        Stream.of("a", "b", "c", "d").map(name -> at(name, remote)).toArray(Destination[]::new);
    start(SLOW, stuck);
    long before = System.nanoTime();
    delivery.close();
    assertTrue(System.nanoTime() - before < Duration.ofSeconds(5).toNanos());
    assertEquals(0, threads().count());
  }

  private static Stream<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("delivery-"));
  }

  @Test
  void itsThreadsAreDaemonsNamedAfterTheirTarget() {
    start(SLOW, at("office", office), at("remote", remote));
    assertEquals(
        List.of("delivery-office", "delivery-remote"),
        threads().map(Thread::getName).sorted().toList());
    assertTrue(threads().allMatch(Thread::isDaemon));
  }

  @Test
  void neitherAProgramErrorNorAListenerThatThrowsEndsTheCopies() throws Exception {
    archive.storeMany(1);
    AtomicReference<Throwable> error = new AtomicReference<>(new IllegalStateException("a bug"));
    office.guard(
        (method, name) -> {
          Throwable thrown = error.getAndSet(null);
          if (thrown instanceof RuntimeException e) {
            error.set(new StackOverflowError("deep"));
            throw e;
          } else if (thrown instanceof Error e) {
            throw e;
          }
        });
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), Map.of());
    delivery =
        new Delivery(
            cargo,
            List.of(at("office", office)),
            QUICK,
            event -> {
              told.add(event);
              throw new IllegalStateException("at " + event);
            });
    awaitUpToDate("office");
    assertEquals(
        List.of("the box could not deliver: a bug", "the box could not deliver: deep"),
        told(Behind.class, "office").stream().map(Behind::message).toList());
    assertEquals(1, told(Copied.class, "office").size());
  }

  @Test
  void aCatalogThatFailsIsToldAsBehindToo() throws Exception {
    archive.storeMany(1);
    archive.vault().close();
    start(SLOW, at("office", office));
    await().until(() -> !told(Behind.class, "office").isEmpty());
    Behind behind = told(Behind.class, "office").get(0);
    assertEquals(-1, behind.waiting());
    assertFalse(behind.message().isBlank());
  }
}
