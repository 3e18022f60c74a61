package org.sealpress.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.DeliveryEvent.Behind;
import org.sealpress.delivery.DeliveryEvent.Gone;
import org.sealpress.delivery.DeliveryEvent.UpToDate;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.ledger.Event;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** A drive is let go, is taken up again, or is torn out. */
class LettingGoTest {
  private static final Pace QUICK =
      new Pace(Duration.ofMillis(50), Duration.ofMillis(10), Duration.ofSeconds(1));
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path dir;
  @TempDir Path keys;
  private final MemoryTarget target = new MemoryTarget();
  private final List<DeliveryEvent> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();
  private final CountDownLatch writing = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private volatile boolean absent;
  private volatile boolean pulled;
  private Archive archive;
  private Delivery delivery;

  @BeforeEach
  void open() throws IOException {
    archive = new Archive(dir, keys);
  }

  @AfterEach
  void close() throws IOException {
    goOn.countDown();
    if (delivery != null) {
      delivery.close();
    }
    archive.close();
  }

  private void start() {
    Destination slot =
        new Destination(
            "usb",
            () -> {
              opened.incrementAndGet();
              if (absent) {
                throw new TargetFault(Kind.UNAVAILABLE, "no drive is in the slot: insert one");
              }
              return new Opened("drive:A:1", target, true);
            });
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), Map.of());
    delivery = new Delivery(cargo, List.of(slot), QUICK, told::add);
  }

  private <T extends DeliveryEvent> List<T> told(Class<T> kind) {
    return told.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The third object gets stuck while it is written. */
  private void stickAtTheThird() {
    AtomicInteger puts = new AtomicInteger();
    target.guard(
        (method, name) -> {
          calls.incrementAndGet();
          if (method.equals("put") && name.startsWith("objects/") && puts.incrementAndGet() == 3) {
            writing.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              throw new TargetFault(Kind.UNAVAILABLE, "interrupted", e);
            }
            if (pulled) {
              throw new TargetFault(Kind.UNAVAILABLE, "it was pulled while it was written to");
            }
          }
        });
  }

  @Test
  void itGetsTheLedgerAndIsNotTouchedUntilItIsTakenUpAgain() throws Exception {
    archive.storeMany(3);
    start();
    await().until(() -> !told(UpToDate.class).isEmpty());
    archive.ledger().append(new Event.Discarded("c", "not yet on the drive"));
    assertEquals(new Receipt("usb", "drive:A:1", true, 3, 0, ""), delivery.release("usb", LONG));
    assertEquals(
        archive.ledger().segments(-1).size(),
        target.stored().keySet().stream().filter(name -> name.startsWith("ledger/")).count());
    target.guard((method, name) -> calls.incrementAndGet());
    archive.storeMany(1);
    delivery.soon();
    assertEquals(
        new Receipt("usb", "drive:A:1", true, 3, 0, ""),
        delivery.release("usb", LONG),
        "asked again, it is what was said");
    delivery.gone("usb");
    delivery.release("usb", LONG);
    assertEquals(0, calls.get());
    assertEquals(List.of(), told(Gone.class), "it was let go before");
    int before = opened.get();
    delivery.resume("usb");
    await().until(() -> archive.vault().catalog().held("drive:A:1") == 4);
    assertTrue(opened.get() > before, "it was opened anew");
  }

  @Test
  void theObjectInFlightIsFinishedAndTheRestIsCounted() throws Exception {
    archive.storeMany(5);
    stickAtTheThird();
    start();
    writing.await();
    Receipt early = delivery.release("usb", Duration.ofMillis(20));
    assertFalse(early.letGo());
    says(early.problem(), "1 document is still being written", "don't pull it");
    goOn.countDown();
    assertEquals(new Receipt("usb", "drive:A:1", true, 3, 2, ""), delivery.release("usb", LONG));
    int quiet = calls.get();
    delivery.soon();
    delivery.release("usb", LONG);
    assertEquals(quiet, calls.get());
  }

  @Test
  void aDriveThatIsNotThereIsLetGoTooAndSaysWhy() throws Exception {
    absent = true;
    start();
    await().until(() -> !told(Behind.class).isEmpty());
    Receipt receipt = delivery.release("usb", LONG);
    assertTrue(receipt.letGo());
    assertEquals("no drive is in the slot: insert one", receipt.problem());
    int before = opened.get();
    delivery.soon();
    delivery.release("usb", LONG);
    assertEquals(before, opened.get());
  }

  @Test
  void aNameThatIsNoneIsAMistake() {
    start();
    assertThrows(IllegalArgumentException.class, () -> delivery.release("usb2", LONG));
    assertThrows(IllegalArgumentException.class, () -> delivery.gone("usb2"));
  }

  @Test
  void tornOutItSaysWhatWasInFlightAtOnceAndLooksThroughWhatComesBack() throws Exception {
    archive.storeMany(5);
    stickAtTheThird();
    start();
    writing.await();
    delivery.gone("usb");
    Gone gone = told(Gone.class).get(0);
    assertEquals(1, gone.inFlight());
    assertEquals(3, gone.waiting());
    says(gone.message(), "1 document was on its way", "Nothing that was acknowledged is lost");
    absent = true;
    goOn.countDown();
    await().until(() -> !told(Behind.class).isEmpty());
    assertEquals("no drive is in the slot: insert one", told(Behind.class).get(0).message());
    assertEquals(List.of(), told(UpToDate.class));
    String first = archive.vault().catalog().on("drive:A:1", -1, 1).get(0).object();
    target.stored().remove(first);
    absent = false;
    delivery.soon();
    await().until(() -> !told(UpToDate.class).isEmpty());
    assertTrue(target.stored().containsKey(first), "it was looked through");
    assertEquals(5, archive.vault().catalog().held("drive:A:1"));
  }

  @Test
  void tornOutItIsNotToldAsBehindTooWhenTheCallInFlightFails() throws Exception {
    archive.storeMany(5);
    stickAtTheThird();
    start();
    writing.await();
    delivery.gone("usb");
    pulled = true;
    absent = true;
    goOn.countDown();
    await().until(() -> !told(Behind.class).isEmpty());
    assertEquals("no drive is in the slot: insert one", told(Behind.class).get(0).message());
    assertEquals(1, told(Gone.class).size());
    absent = false;
    delivery.soon();
    await().until(() -> archive.vault().catalog().held("drive:A:1") == 5);
  }

  @Test
  void whatIsReadAgainDoesNotHoldUpANewDocument() throws Exception {
    archive.storeMany(3);
    start();
    await().until(() -> !told(UpToDate.class).isEmpty());
    delivery.release("usb", LONG);
    CountDownLatch reading = new CountDownLatch(1);
    target.guard(
        (method, name) -> {
          if (method.equals("readBack") && reading.getCount() > 0) {
            reading.countDown();
            archiveOne();
          }
        });
    delivery.resume("usb");
    reading.await();
    await().until(() -> archive.vault().catalog().held("drive:A:1") == 4);
    await().until(() -> !archive.events(Event.Verified.class).isEmpty());
  }

  private void archiveOne() {
    try {
      archive.storeMany(1);
      delivery.soon();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
