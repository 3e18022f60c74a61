package org.sealpress.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.DeliveryEvent.Copied;
import org.sealpress.delivery.DeliveryEvent.UpToDate;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.TestClock;
import org.sealpress.plan.Due;
import org.sealpress.plan.Schedule;
import org.sealpress.plan.Today;
import org.sealpress.seal.TestKeys;
import org.sealpress.vault.DocumentVersion;

/** Documents wait for the slot of their class, and for no longer. */
class ScheduledTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Pace SLOW =
      new Pace(Duration.ofHours(1), Duration.ofHours(1), Duration.ofSeconds(1));

  @TempDir Path dir;
  @TempDir Path keys;
  private final MemoryTarget target = new MemoryTarget();
  private final List<DeliveryEvent> told = new CopyOnWriteArrayList<>();
  private final TestClock clock = new TestClock("2026-11-24T09:15:00Z"); // 10:15 on the wall
  private final Progress progress = new Progress();
  private Optional<String> doubt = Optional.empty();
  private Archive archive;

  @BeforeEach
  void open() throws IOException {
    archive = new Archive(dir, keys, clock);
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  private Due due() {
    Schedule evening = new Schedule.Daily(LocalTime.of(22, 0));
    return Due.of(Map.of("draft", evening), new Today(clock.instant(), ZONE, doubt));
  }

  private Cargo cargo() {
    DeliverySettings settings =
        new DeliverySettings(
            List.of("legal", "draft"), OptionalInt.empty(), Verifying.OFF, this::due);
    return new Cargo(archive.vault(), archive.ledger(), null, Map.of(), settings);
  }

  private Courier courier() {
    return new Courier("nas", cargo(), new Opened("nas", target), told::add, () -> false);
  }

  private String store(String documentClass) throws IOException {
    return archive.store(Archive.pdf(7), documentClass, TestKeys.NOW).object();
  }

  private List<String> delivered() {
    return told.stream()
        .filter(Copied.class::isInstance)
        .map(event -> ((Copied) event).object())
        .toList();
  }

  @Test
  void aDraftWaitsForTheEveningAndALegalOneDoesNot() throws Exception {
    String draft = store("draft");
    String legal = store("legal");
    assertTrue(courier().deliver(progress));
    assertEquals(List.of(legal), delivered());
    assertEquals(0, cargo().waiting("nas"));
    Instant evening = Instant.parse("2026-11-24T21:00:00Z");
    assertEquals(new Later(1, Optional.of(evening)), cargo().due().later("nas"));
    clock.go(Duration.between(clock.instant(), evening.minusMillis(1)));
    assertTrue(courier().deliver(progress));
    assertEquals(1, delivered().size());
    clock.go(Duration.ofMillis(1));
    assertEquals(1, cargo().waiting("nas"));
    assertTrue(courier().deliver(progress));
    assertEquals(List.of(legal, draft), delivered());
    assertEquals(Later.NONE, cargo().due().later("nas"));
  }

  @Test
  void aSlotThatWasMissedIsMadeUpAtOnceAndWhatCameAfterItWaits() throws Exception {
    String before = store("draft");
    clock.go(Duration.ofHours(20)); // the box was off at 22:00
    store("draft");
    assertTrue(courier().deliver(progress));
    assertEquals(List.of(before), delivered());
    assertEquals(1, cargo().due().later("nas").documents());
  }

  @Test
  void onADoubtfulClockNothingWaits() throws Exception {
    doubt = Optional.of("the clock is doubtful");
    String draft = store("draft");
    assertEquals(1, cargo().waiting("nas"));
    assertTrue(courier().deliver(progress));
    assertEquals(List.of(draft), delivered());
  }

  @Test
  void whatAWrongClockHasDatedTooLateGoesWithWhatCameAfterIt() throws Exception {
    clock.go(Duration.ofDays(30));
    String ahead = store("draft");
    clock.go(Duration.ofDays(-30));
    String right = store("draft");
    clock.go(Duration.ofHours(12));
    assertTrue(courier().deliver(progress));
    assertEquals(List.of(ahead, right), delivered());
  }

  @Test
  void whatIsSealedDuringARoundGoesAtOnceOnlyIfItIsDueAtOnce() throws Exception {
    String first = store("legal");
    List<String> meanwhile = new ArrayList<>();
    target.guard(
        (method, name) -> {
          if (method.equals("put") && name.equals(first)) {
            try {
              store("draft");
              meanwhile.add(store("legal"));
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          }
        });
    assertTrue(courier().deliver(progress));
    assertEquals(List.of(first, meanwhile.get(0)), delivered());
  }

  @Test
  void aLostCopyIsMadeAgainAtOnceWhenItsSlotHasPassed() throws Exception {
    store("draft");
    clock.go(Duration.ofHours(12));
    assertTrue(courier().deliver(progress));
    DocumentVersion lost = archive.vault().catalog().latest(1).get(0);
    target.stored().remove(lost.object());
    archive
        .ledger()
        .append(
            new Event.CopyLost(lost.document(), 1, "nas", lost.object(), Event.CopyLost.MISSING));
    assertEquals(1, cargo().waiting("nas"));
    assertTrue(courier().deliver(progress));
    assertEquals(List.of(lost.object(), lost.object()), delivered());
  }

  @Test
  void aRoundBeginsWithTheSlotNotAMinuteLater() throws Exception {
    String draft = store("draft");
    AtomicReference<Duration> left = new AtomicReference<>(Duration.ofHours(12));
    DeliverySettings settings =
        new DeliverySettings(
            List.of(),
            OptionalInt.empty(),
            Verifying.OFF,
            () -> {
              Instant now = clock.instant();
              Instant next = now.plus(left.get());
              Instant last = left.get().isZero() ? now : now.minus(Duration.ofDays(1));
              return new Due(Map.of("draft", new Due.Window(last, next)), now);
            });
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), null, Map.of(), settings);
    Destination nas = new Destination("nas", () -> new Opened("nas", target));
    try (Delivery delivery = new Delivery(cargo, List.of(nas), SLOW, told::add)) {
      await().until(() -> told.stream().anyMatch(UpToDate.class::isInstance));
      UpToDate first = (UpToDate) told.get(0);
      assertEquals(1, first.later().documents());
      left.set(Duration.ofMillis(50)); // after the next round it pauses for so long alone
      delivery.soon();
      await().until(() -> told.stream().filter(UpToDate.class::isInstance).count() > 2);
      left.set(Duration.ZERO);
      await().until(() -> delivered().equals(List.of(draft)));
      left.set(Duration.ofHours(12));
    }
  }

  @Test
  void aDriveThatIsLetGoGetsNothingThatIsNotDueAndSaysSo() throws Exception {
    store("draft");
    Destination usb = new Destination("usb", () -> new Opened("drive:A", target));
    try (Delivery delivery = new Delivery(cargo(), List.of(usb), SLOW, told::add)) {
      await().until(() -> told.stream().anyMatch(UpToDate.class::isInstance));
      Receipt receipt = delivery.release("usb", Duration.ofSeconds(10));
      assertTrue(receipt.letGo());
      assertEquals(0, receipt.has());
      assertEquals(1, receipt.lacks());
      assertEquals(List.of(), delivered());
    }
  }
}
