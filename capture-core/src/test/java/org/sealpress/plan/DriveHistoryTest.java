package org.sealpress.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;
import org.sealpress.plan.Departure.How;
import org.sealpress.plan.DriveRecord.State;

class DriveHistoryTest {
  private final Drives drives = new Drives();

  @Test
  void aDriveIsInFromItsEnrolmentOnAndKnowsItsSlotWhenItHasArrived() {
    drives.enrolled("2026-03-02", "A");
    assertEquals(State.IN, drives.drive("A").state());
    assertEquals("", drives.drive("A").stay().slot());
    drives.arrived("2026-03-03", "A", "usb");
    DriveRecord drive = drives.drive("A");
    assertEquals("usb", drive.stay().slot());
    assertEquals(at("2026-03-02"), drive.stay().since());
    assertEquals(1000, drive.bytes());
    assertEquals(Optional.of(at("2026-03-03")), drive.arrived());
  }

  @Test
  void itLeavesAndComesBack() {
    drives.enrolled("2026-03-02", "A").ejected("2026-03-04", "A");
    assertEquals(
        Optional.of(new Departure(at("2026-03-04"), How.EJECTED)), drives.drive("A").left());
    assertTrue(drives.drive("A").isAway());
    drives.arrived("2026-03-09", "A", "usb").pulled("2026-03-10", "A");
    assertEquals(
        Optional.of(new Departure(at("2026-03-10"), How.PULLED)), drives.drive("A").left());
    drives.pulled("2026-03-11", "A"); // told twice
    assertEquals(at("2026-03-10"), drives.drive("A").stay().since());
  }

  @Test
  void whoIsInASlotHasLeftItUnseenWhenAnotherDriveIsThere() {
    drives.enrolled("2026-03-02", "A").arrived("2026-03-02", "A", "usb");
    drives.enrolled("2026-03-09", "B");
    assertEquals(State.IN, drives.drive("A").state(), "B might be in another slot");
    drives.arrived("2026-03-09", "B", "usb");
    assertEquals(
        Optional.of(new Departure(at("2026-03-09"), How.UNSEEN)), drives.drive("A").left());
    drives.enrolled("2026-03-10", "C").arrived("2026-03-10", "C", "second");
    assertEquals(State.IN, drives.drive("B").state());
  }

  @Test
  void theSameDriveAgainIsNoSwap() {
    drives.enrolled("2026-03-02", "A").ejected("2026-03-03", "A");
    drives.arrived("2026-03-04", "A", "usb");
    assertEquals(
        Optional.of(new Swap(Drives.id("A"), at("2026-03-02"), false)), drives.history().swap());
    drives.enrolled("2026-03-05", "B");
    assertEquals(Drives.id("B"), drives.history().swap().orElseThrow().drive());
  }

  @Test
  void aRetiredDriveStaysSoUntilItIsEnrolledAgain() {
    drives.enrolled("2026-03-02", "A").retired("2026-03-03", "A").arrived("2026-03-04", "A", "usb");
    assertEquals(State.RETIRED, drives.drive("A").state());
    assertEquals("lost", drives.drive("A").reason());
    drives.enrolled("2026-03-05", "A");
    assertEquals(State.IN, drives.drive("A").state());
    assertEquals("", drives.drive("A").reason());
  }

  @Test
  void anUnknownDriveThatArrivesIsTakenAsOneOfTheSet() {
    drives.arrived("2026-03-02", "A", "usb");
    assertEquals(State.IN, drives.drive("A").state());
    assertEquals(0, drives.drive("A").bytes());
    drives.verified("2026-03-02", "unheard of", 1, 1, 0, 0);
    assertEquals(1, drives.history().drives().size());
  }

  @Test
  void whatWasReadAgainAddsUpToAllOfIt() {
    drives.enrolled("2026-03-02", "A");
    drives.verified("2026-03-02", "A", 1, 3, 0, 0).verified("2026-03-03", "A", 3, 3, 0, 0);
    assertEquals(Optional.empty(), drives.drive("A").provenSince());
    drives.verified("2026-03-04", "A", 2, 3, 0, 0);
    assertEquals(Optional.of(at("2026-03-02")), drives.drive("A").provenSince());
    drives.verified("2026-03-05", "A", 1, 3, 0, 0);
    assertEquals(Optional.of(at("2026-03-03")), drives.drive("A").provenSince());
    drives.verified("2026-03-06", "A", 1, 2, 0, 0); // other parts don't add up with these
    assertEquals(Optional.of(at("2026-03-03")), drives.drive("A").provenSince());
    drives.verified("2026-03-07", "A", 2, 2, 0, 0);
    assertEquals(Optional.of(at("2026-03-06")), drives.drive("A").provenSince());
  }

  @Test
  void aPartThatIsNotWholeIsRememberedUntilItIs() {
    drives.enrolled("2026-03-02", "A").verified("2026-03-02", "A", 1, 2, 1, 0);
    drives.verified("2026-03-03", "A", 2, 2, 0, 0);
    DriveRecord drive = drives.drive("A");
    assertEquals(1, drive.bad().orElseThrow().damaged());
    assertEquals(2, drive.proof().orElseThrow().part());
    assertEquals(Optional.empty(), drive.provenSince());
    drives.verified("2026-03-04", "A", 1, 2, 0, 0);
    assertEquals(Optional.empty(), drives.drive("A").bad());
    drives.verified("2026-03-05", "A", 2, 2, 0, 3).verified("2026-03-06", "A", 1, 1, 0, 0);
    assertEquals(Optional.empty(), drives.drive("A").bad(), "all of it was whole since");
  }

  @Test
  void whetherItIsCheckedIsAskedAnewWhenItComes() {
    drives.enrolled("2026-03-02", "A").verified("2026-03-02", "A", 1, 2, 0, 0);
    assertTrue(drives.drive("A").checked());
    drives.ejected("2026-03-03", "A").arrived("2026-03-04", "A", "usb");
    assertFalse(drives.drive("A").checked());
  }

  @Test
  void whatHappenedOnADoubtfulClockIsOfTheNextTimeThatIsNot() {
    drives.enrolled("2026-03-02", "A").enrolled("2026-03-03", "B");
    drives.doubt(true).ejected("2026-01-01", "B").arrived("2026-01-01", "A", "usb");
    assertTrue(drives.drive("B").stay().doubtful());
    assertTrue(drives.history().swap().orElseThrow().doubtful());
    drives.doubt(false).add("2026-03-10", new Event.Fault("x", "y", ""));
    assertFalse(drives.drive("B").stay().doubtful());
    assertEquals(at("2026-03-10"), drives.drive("B").stay().since());
    assertEquals(
        Optional.of(new Swap(Drives.id("A"), at("2026-03-10"), false)), drives.history().swap());
  }

  @Test
  void theEntriesThatItAsksForAreEnough() {
    for (int seed = 0; seed < 50; seed++) {
      List<Entry> all = life(new Random(seed));
      DriveHistory whole = new DriveHistory();
      List<Entry> kept = new ArrayList<>(all.stream().filter(whole::apply).toList());
      DriveHistory again = new DriveHistory();
      assertTrue(kept.stream().allMatch(again::apply), "each is asked for again");
      assertEquals(whole.drives(), again.drives(), "seed " + seed);
      assertEquals(whole.swap(), again.swap(), "seed " + seed);
    }
  }

  private static List<Entry> life(Random random) {
    Drives life = new Drives();
    String[] labels = {"A", "B", "C", "D"};
    for (int i = 0; i < 200; i++) {
      String label = labels[random.nextInt(labels.length)];
      String time = Instant.ofEpochSecond(1_700_000_000L + i * 3600L).toString();
      life.doubt(random.nextInt(4) == 0);
      switch (random.nextInt(8)) {
        case 0 -> life.enrolled(time, label);
        case 1 -> life.arrived(time, label, random.nextBoolean() ? "usb" : "second");
        case 2 -> life.ejected(time, label);
        case 3 -> life.pulled(time, label);
        case 4 -> life.verified(time, label, 1 + random.nextInt(2), 2, random.nextInt(2), 0);
        case 5 -> {
          if (random.nextInt(5) == 0) {
            life.add(time, new DriveEvent.Retired(Drives.id(label), label, "lost"));
          }
        }
        default -> life.add(time, new Event.Fault("x", "y", ""));
      }
    }
    return life.entries();
  }

  private static Instant at(String day) {
    return Instant.parse(day + "T08:00:00Z");
  }
}
