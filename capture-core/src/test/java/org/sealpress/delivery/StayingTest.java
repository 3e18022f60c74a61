package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.ledger.Event;
import org.sealpress.plan.Due;
import org.sealpress.plan.Today;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.DocumentVersion;

/** A target that stays where it is, and is read again in turn. */
class StayingTest {
  private static final int DOCUMENTS = 14;

  @TempDir Path dir;
  @TempDir Path keys;
  private final MemoryTarget target = new MemoryTarget();
  private final List<DeliveryEvent> told = new CopyOnWriteArrayList<>();
  private final Progress progress = new Progress();
  private Archive archive;
  private List<DocumentVersion> versions;
  private boolean sure = true;
  private Courier courier;

  @BeforeEach
  void fill() throws Exception {
    archive = new Archive(dir, keys);
    versions = archive.storeMany(DOCUMENTS);
    courier = courier();
    assertTrue(courier.deliver(progress));
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  private Today today() {
    return new Today(
        archive.clock().instant(),
        ZoneOffset.UTC,
        sure ? Optional.empty() : Optional.of("the clock is doubtful"));
  }

  private Courier courier() {
    DeliverySettings settings =
        new DeliverySettings(
            List.of(),
            OptionalInt.of(3),
            new Verifying(Duration.ofDays(7), this::today),
            () -> Due.ALL);
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), null, Map.of(), settings);
    return new Courier("office", cargo, new Opened("office", target), told::add, () -> false);
  }

  private List<Event.Verified> verified() throws IOException {
    return archive.events(Event.Verified.class);
  }

  private boolean prove() throws TargetFault, IOException {
    return courier.prove(progress, () -> false);
  }

  @Test
  void aPersonMayHaveAPartReadBeforeItsTurn() throws Exception {
    assertFalse(prove());
    progress.want();
    assertTrue(progress.wanted());
    assertTrue(prove());
    assertFalse(progress.wanted());
    assertEquals(List.of(1), verified().stream().map(Event.Verified::part).toList());
    assertFalse(prove());
    progress.want();
    assertTrue(prove());
    assertEquals(List.of(1, 2), verified().stream().map(Event.Verified::part).toList());
  }

  @Test
  void nothingIsReadAgainBeforeItsTurn() throws Exception {
    archive.clock().go(Duration.ofDays(6));
    target.guard((method, name) -> assertFalse(method.equals("readBack"), name));
    assertFalse(prove());
    assertEquals(List.of(), verified());
  }

  @Test
  void everyWeekAnotherPartIsReadUntilAllWasAndThenTheFirstAgain() throws Exception {
    List<String> read = new ArrayList<>();
    target.guard(
        (method, name) -> {
          if (method.equals("readBack")) {
            read.add(name);
          }
        });
    for (int week = 0; week < 4; week++) {
      archive.clock().go(Duration.ofDays(7));
      assertTrue(prove());
      assertFalse(prove(), "once a week");
      assertEquals(week % 3 + 1, verified().get(week).part());
      if (week == 2) {
        assertEquals(
            versions.stream().map(DocumentVersion::object).sorted().toList(),
            read.stream().sorted().toList());
      }
    }
    assertTrue(told.stream().anyMatch(DeliveryEvent.ReadAgain.class::isInstance));
  }

  @Test
  void aDriveThatStaysInItsSlotIsReadAgainEveryWeekToo() throws Exception {
    Opened drive = new Opened("drive:A:1", target, true);
    DeliverySettings settings =
        new DeliverySettings(
            List.of(),
            OptionalInt.of(1),
            new Verifying(Duration.ofDays(7), this::today),
            () -> Due.ALL);
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), null, Map.of(), settings);
    Progress stay = new Progress();
    Courier slot = new Courier("usb", cargo, drive, told::add, () -> false);
    assertTrue(slot.deliver(stay));
    assertFalse(slot.prove(stay, () -> false), "it held nothing when it came");
    for (int week = 0; week < 3; week++) {
      archive.clock().go(Duration.ofDays(7));
      assertTrue(slot.deliver(stay));
      assertTrue(slot.prove(stay, () -> false));
      assertFalse(slot.prove(stay, () -> false));
    }
    assertEquals(3, verified().size());
    assertEquals(DOCUMENTS, verified().get(2).objects());
  }

  @Test
  void aDoubtfulClockStartsNothing() throws Exception {
    sure = false;
    archive.clock().go(Duration.ofDays(4000));
    assertFalse(prove());
    assertEquals(List.of(), verified());
  }

  @Test
  void whatIsGoneIsRecordedAndCopiedAgain() throws Exception {
    target.stored().remove(versions.get(3).object());
    archive.clock().go(Duration.ofDays(7));
    assertTrue(prove());
    assertEquals(1, archive.events(Event.CopyLost.class).size());
    assertTrue(courier.deliver(progress));
    assertTrue(target.stored().containsKey(versions.get(3).object()));
    assertTrue(prove(), "the part is read then");
    assertEquals(1, verified().get(0).missing());
  }

  @Test
  void readingGoesOnAfterSomethingMoreUrgent() throws Exception {
    archive.clock().go(Duration.ofDays(7));
    int[] left = {DOCUMENTS + 3};
    assertFalse(courier.prove(progress, () -> left[0]-- <= 0));
    archive.store(Archive.pdf(99));
    assertTrue(courier.deliver(progress));
    assertTrue(prove());
    assertEquals(List.of(), archive.events(Event.CopyLost.class));
    assertEquals(0, verified().get(0).missing());
  }

  @Test
  void aPlaceThatShowsNothingOfWhatItShouldHoldIsNotWrittenTo() throws Exception {
    target.stored().clear();
    archive.store(Archive.pdf(77));
    Courier next = courier();
    TargetFault fault = assertThrows(TargetFault.class, () -> next.deliver(progress));
    assertEquals(Kind.UNAVAILABLE, fault.kind());
    says(
        fault.getMessage(),
        "office holds nothing of what it should, 14 documents",
        "is everything mounted?",
        "Nothing is written there");
    assertTrue(target.stored().isEmpty());
    assertEquals(List.of(), archive.events(Event.CopyLost.class));
  }

  @Test
  void whatCanNotBeReadTwiceIsDamagedAndWhatFailedOnceIsNot() throws Exception {
    archive.clock().go(Duration.ofDays(7));
    String passing = versions.get(1).object();
    String failing = versions.get(2).object();
    int[] failed = {0};
    target.guard(
        (method, name) -> {
          boolean once = name.equals(passing) && failed[0]++ == 0;
          if (method.equals("readBack") && (once || name.equals(failing))) {
            throw new TargetFault(Kind.IO_ERROR, name + " can't be read");
          }
        });
    for (int week = 0; week < 3; week++) {
      prove();
      archive.clock().go(Duration.ofDays(7));
    }
    assertEquals(3, verified().size());
    assertEquals(
        List.of(failing),
        archive.events(Event.CopyLost.class).stream().map(Event.CopyLost::object).toList());
  }

  @Test
  void whatWasRepairedIsReadOnceMoreSoonAndWhatCouldNotBeIsNot() throws Exception {
    String object = versions.get(3).object();
    target.stored().remove(object);
    archive.clock().go(Duration.ofDays(7));
    assertTrue(prove());
    assertTrue(prove());
    assertEquals(1, archive.vault().catalog().upkeep().lost("office"));
    archive.clock().go(Duration.ofHours(2));
    assertFalse(prove(), "it is not made again yet");
    assertTrue(courier.deliver(progress));
    assertEquals(0, archive.vault().catalog().upkeep().lost("office"));
    assertTrue(prove());
    assertEquals(0, verified().get(1).missing());
    archive.clock().go(Duration.ofHours(2));
    assertFalse(prove(), "all was well");
  }
}
