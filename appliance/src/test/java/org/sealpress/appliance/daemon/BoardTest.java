package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.fixture.Classes;
import org.sealpress.appliance.fixture.TickingClock;
import org.sealpress.delivery.DeliveryEvent.Behind;
import org.sealpress.delivery.DeliveryEvent.Copied;
import org.sealpress.delivery.DeliveryEvent.Gone;
import org.sealpress.delivery.DeliveryEvent.Progress;
import org.sealpress.delivery.DeliveryEvent.UpToDate;
import org.sealpress.delivery.Later;
import org.sealpress.intake.CaptureEvent;
import org.sealpress.intake.CaptureEvent.DocumentMade;
import org.sealpress.intake.CaptureEvent.Empty;
import org.sealpress.intake.CaptureEvent.FeedEnded;
import org.sealpress.intake.CaptureEvent.Flawed;
import org.sealpress.intake.CaptureEvent.Parked;
import org.sealpress.intake.CaptureEvent.Resumed;
import org.sealpress.intake.CaptureEvent.Sealed;
import org.sealpress.intake.CaptureEvent.SideFed;
import org.sealpress.intake.CaptureEvent.SideRead;
import org.sealpress.intake.CaptureEvent.Started;
import org.sealpress.intake.SealedDocument;
import org.sealpress.scan.ScannerInfo;

class BoardTest {
  private static final String OBJECT = "objects/2026/11/24/doc.v1.cms";

  private final TickingClock clock = new TickingClock();
  private final Board board = new Board("desk", Set.of("usb", "away"), clock, new BoardLog());

  @Test
  void aCaptureGoesFromWaitingToSafe() {
    board.waiting(Classes.press("c1"));
    assertEquals("waiting", state("c1"));
    board.on(new Started("c1", "legal", TickingClock.START));
    assertEquals("scanning", state("c1"));
    board.on(new SideFed("c1", 1));
    board.on(new SideFed("c1", 2));
    assertEquals(2, capture("c1").getInteger("sides"));
    board.on(new FeedEnded("c1", 2, ""));
    assertEquals("reading", state("c1"));
    board.on(new SideRead("c1", 2, 0, true, ""));
    board.on(new SideRead("c1", 1, 1, false, ""));
    assertEquals(2, capture("c1").getInteger("read"));
    assertEquals(1, capture("c1").getInteger("blank"));
    board.on(new DocumentMade("c1", 2, 3_540_123));
    assertEquals("sealing", state("c1"));
    board.on(new Sealed("c1", "doc", OBJECT));
    assertEquals("sealed", state("c1"));
    assertEquals(OBJECT, capture("c1").getString("object"));
    board.on(new Copied("usb", "doc", OBJECT));
    assertEquals("sealed", state("c1"));
    board.on(new Copied("away", "doc", OBJECT));
    assertEquals("safe", state("c1"));
    assertEquals(
        List.of(
            "waits for the scanner",
            "the feeder starts, class legal",
            "side 1 is safe on the box",
            "side 2 is safe on the box",
            "the feeder is empty: 2 sides",
            "side 2 is read: blank",
            "side 1 is read: 1 word",
            "PDF/A with 2 pages, 3,540 kB",
            "sealed and stored on the box; its pages can be read here no more",
            "copied to usb and read back",
            "copied to away and read back"),
        steps("c1", 0));
  }

  @Test
  void aTargetThatCatchesUpSaysHowFarItIsUntilItHasEverything() {
    board.on(new Behind("usb", 2000, "no drive"));
    board.on(new Progress("usb", 500, 2000, 5_000, 20_000, 100, Duration.ofSeconds(150)));
    JsonObject copying = target("usb").getJsonObject("copying");
    assertEquals(500, copying.getLong("objects"));
    assertEquals(2000, copying.getLong("ofObjects"));
    assertEquals(150, copying.getLong("secondsLeft"));
    board.on(new UpToDate("usb"));
    assertNull(target("usb").getJsonObject("copying"));
    board.on(new Progress("usb", 1, 2, 1, 2, 0, Duration.ZERO));
    board.on(new Gone("usb", 64, 1999, "it was taken out without being let go"));
    assertNull(target("usb").getJsonObject("copying"));
    assertEquals("behind", target("usb").getString("state"));
    assertEquals(1999, target("usb").getLong("waiting"));
  }

  @Test
  void aCaptureOfSeveralDocumentsIsSafeWhenAllAreEverywhere() {
    board.on(new Started("c1", "legal", TickingClock.START));
    board.on(new SideRead("c1", 1, 0, false, "", true));
    board.on(new Flawed("c1", "the cover sheet on side 4 has no pages after it"));
    board.on(new Copied("usb", "b", "objects/b.v1.cms"));
    board.on(
        new Sealed(
            "c1",
            List.of(
                new SealedDocument("a", "objects/a.v2.cms"),
                new SealedDocument("b", "objects/b.v1.cms"))));
    board.on(new Copied("usb", "a", "objects/a.v1.cms")); // of another capture
    assertEquals(List.of(), capture("c1").getJsonArray("copies").getList());
    board.on(new Copied("usb", "a", "objects/a.v2.cms"));
    board.on(new Copied("away", "a", "objects/a.v2.cms"));
    assertEquals(List.of("usb"), capture("c1").getJsonArray("copies").getList());
    assertEquals("sealed", state("c1"));
    board.on(new Copied("away", "b", "objects/b.v1.cms"));
    assertEquals("safe", state("c1"));
    assertEquals(2, capture("c1").getJsonArray("documents").size());
    assertEquals(
        List.of(
            "side 1 is a separator sheet",
            "the cover sheet on side 4 has no pages after it",
            "2 documents sealed and stored on the box; its pages can be read here no more",
            "document 2 copied to usb and read back",
            "document 1 copied to usb and read back",
            "document 1 copied to away and read back",
            "document 2 copied to away and read back"),
        steps("c1", 1));
  }

  @Test
  void onlyTheStepsThatAreWantedAreGiven() {
    board.on(new Started("c1", "legal", TickingClock.START));
    board.on(new SideFed("c1", 1));
    assertEquals(2, capture("c1").getInteger("next"));
    assertEquals(List.of("side 1 is safe on the box"), steps("c1", 1));
    assertEquals(List.of(), steps("c1", 2));
    assertEquals(List.of(), steps("c1", 77));
    assertEquals("side 1 is safe on the box", listed("c1").getString("step"));
    assertTrue(!listed("c1").containsKey("steps"));
  }

  @Test
  void aCopyThatIsToldOfBeforeTheSealingCounts() {
    board.on(new Started("c1", "legal", TickingClock.START));
    board.on(new Copied("usb", "doc", OBJECT));
    board.on(new Copied("away", "doc", OBJECT));
    board.on(new Sealed("c1", "doc", OBJECT));
    assertEquals("safe", state("c1"));
    assertEquals(List.of("usb", "away"), capture("c1").getJsonArray("copies").getList());
  }

  @Test
  void withoutATargetNothingIsEverSafe() {
    Board alone = new Board("desk", Set.of(), clock, new BoardLog());
    alone.on(new Started("c1", "legal", TickingClock.START));
    alone.on(new Sealed("c1", "doc", OBJECT));
    assertEquals("sealed", alone.capture("c1", 0).orElseThrow().getString("state"));
  }

  @Test
  void flawsStayAndTroublesPass() {
    board.on(new Started("c1", "legal", TickingClock.START));
    board.on(new FeedEnded("c1", 1, "a jam. The first side is safe: feed the rest again"));
    board.on(new SideRead("c1", 1, 0, false, "not read: the page worker died"));
    board.on(new DocumentMade("c1", 1, 100));
    board.on(new Parked("c1", "not sealed yet, will be tried again: the disk is full"));
    assertEquals("parked", state("c1"));
    assertEquals(
        "not sealed yet, will be tried again: the disk is full",
        capture("c1").getString("message"));
    board.on(new Sealed("c1", "doc", OBJECT));
    assertEquals("", capture("c1").getString("message"));
    assertEquals(
        List.of(
            "the feeder stopped: a jam. The first side is safe: feed the rest again",
            "side 1: not read: the page worker died"),
        capture("c1").getJsonArray("flaws").getList());
  }

  @Test
  void aDocumentThatIsNotValidIsAFlawAndAWarningUntilTheDaemonEnds() {
    board.on(new Started("c1", "legal", TickingClock.START));
    board.on(new CaptureEvent.Doubted("c1", "it is no PDF/A"));
    board.on(new CaptureEvent.Doubted("c1", "it is no PDF/A"));
    board.on(new Sealed("c1", "doc", OBJECT));
    assertEquals(List.of("it is no PDF/A"), capture("c1").getJsonArray("flaws").getList());
    assertEquals(
        List.of("capture c1: it is no PDF/A"), board.json().getJsonArray("warnings").getList());
    for (int i = 0; i < 3 * Board.MOST_DOUBTS; i++) {
      board.on(new CaptureEvent.Doubted("c" + i, "it is no PDF/A"));
    }
    assertEquals(Board.MOST_DOUBTS, board.json().getJsonArray("warnings").size());
  }

  @Test
  void whatIsTriedAgainAndAgainIsToldOnce() {
    board.on(new Started("c1", "legal", TickingClock.START));
    for (int i = 0; i < 100; i++) {
      board.on(new DocumentMade("c1", 1, 100));
      board.on(new Parked("c1", "not sealed yet: the disk is full"));
    }
    assertEquals(3, capture("c1").getInteger("next"));
    assertEquals("parked", state("c1"));
    board.on(new Parked("c1", "not sealed yet: the disk is broken"));
    assertEquals(4, capture("c1").getInteger("next"));
  }

  @Test
  void aCaptureOfAnEarlierRunGoesOn() {
    board.on(new Resumed("c1", "legal", TickingClock.START, 1));
    assertEquals("reading", state("c1"));
    assertEquals(List.of("goes on after a restart: 1 side in the spool"), steps("c1", 0));
  }

  @Test
  void aRefusedPressSaysWhyOnce() {
    board.waiting(Classes.press("c1"));
    board.refused(Classes.press("c1"), "the scanner is off: switch it on");
    board.refused(Classes.press("c1"), "something else");
    assertEquals("empty", state("c1"));
    assertEquals("the scanner is off: switch it on", capture("c1").getString("message"));
    board.refused(Classes.press("c2"), "the scanner is off");
    assertEquals("empty", state("c2"));
  }

  @Test
  void aPressForWhichSheetsWereFedIsNotRefused() {
    board.on(new Started("c1", "legal", TickingClock.START));
    board.on(new SideFed("c1", 1));
    board.on(new FeedEnded("c1", 1, "the scanner was switched off"));
    board.refused(Classes.press("c1"), "the scanner is off");
    assertEquals("reading", state("c1"));
  }

  @Test
  void whatIntakeSaidIsNotSaidAgain() {
    board.on(new Started("c1", "legal", TickingClock.START));
    board.on(new Empty("c1", "a jam. Nothing was kept: feed all sheets again"));
    board.refused(Classes.press("c1"), "a jam");
    assertEquals(
        "a jam. Nothing was kept: feed all sheets again", capture("c1").getString("message"));
  }

  @Test
  void aPressThatCouldNotBeTakenIsForgotten() {
    board.waiting(Classes.press("c1"));
    board.forget(Classes.press("c1"));
    assertTrue(board.capture("c1", 0).isEmpty());
  }

  @Test
  void eventsOfUnknownCapturesAreNoTrouble() {
    board.on(new SideFed("gone", 3));
    assertTrue(board.capture("gone", 0).isEmpty());
  }

  @Test
  void aTargetLacksACaptureOnlyOnceItWasLookedAtAfterTheSealing() {
    board.on(new Behind("away", 1, "drive A is not in the slot: insert it"));
    board.on(new Started("c1", "legal", TickingClock.START));
    board.on(new Sealed("c1", "doc", OBJECT));
    assertEquals("due", place("away"));
    clock.jump(Duration.ofHours(-3));
    board.on(new Behind("away", 2, "drive A is not in the slot: insert it"));
    assertEquals("lacks", place("away"));
    assertEquals("due", place("usb"));
    board.on(new UpToDate("usb"));
    board.on(new Copied("usb", "doc", OBJECT));
    assertEquals("has", place("usb"));
  }

  @Test
  void targetsAreUnknownThenBehindThenUpToDateAndSaySinceWhen() {
    assertEquals("unknown", target("usb").getString("state"));
    board.on(new Behind("usb", 2, "full"));
    String since = target("usb").getString("since");
    board.on(new Behind("usb", 3, "full"));
    assertEquals("behind", target("usb").getString("state"));
    assertEquals(3, target("usb").getLong("waiting"));
    assertEquals("full", target("usb").getString("message"));
    assertEquals(since, target("usb").getString("since"));
    board.on(new UpToDate("usb"));
    assertEquals("up-to-date", target("usb").getString("state"));
    assertEquals(0, target("usb").getLong("waiting"));
    assertEquals("", target("usb").getString("message"));
    assertTrue(target("usb").getString("since").compareTo(since) > 0);
  }

  @Test
  void theScannerSaysWhatItDoesAndWhatIsWrong() {
    ScannerInfo info = new ScannerInfo("fujitsu:fi", "FUJITSU", "fi-7160", "scanner");
    assertEquals("starting", scanner().getString("state"));
    board.scannerAway("nobody answers");
    assertEquals("away", scanner().getString("state"));
    assertEquals("nobody answers", scanner().getString("message"));
    board.scannerReady(info);
    assertEquals("ready", scanner().getString("state"));
    assertEquals("fujitsu:fi", scanner().getString("device"));
    assertEquals("", scanner().getString("message"));
    board.scanning();
    assertEquals("scanning", scanner().getString("state"));
    board.scannerStopped("a jam: open it");
    assertEquals("stopped", scanner().getString("state"));
    assertEquals("a jam: open it", scanner().getString("message"));
    board.scanning();
    board.scannerReady(info);
    assertEquals("", scanner().getString("message"));
  }

  @Test
  void warningsAddUp() {
    board.warn(List.of("one"));
    board.warn(List.of("two {}"));
    assertEquals(List.of("one", "two {}"), board.json().getJsonArray("warnings").getList());
  }

  @Test
  void aCaptureIsDueLaterUntilItsSlotAndOnlyWhileTheClockIsBelieved() {
    Instant slot = TickingClock.START.plus(Duration.ofHours(12));
    AtomicBoolean hold = new AtomicBoolean(true);
    board.plan(
        new Dates() {
          @Override
          public Map<String, Instant> later(List<SealedDocument> documents) {
            return Map.of(OBJECT, slot);
          }

          @Override
          public boolean hold() {
            return hold.get();
          }
        });
    board.on(new Started("c1", "draft", TickingClock.START));
    board.on(new Sealed("c1", "doc", OBJECT));
    assertEquals(slot.toString(), listed("c1").getString("due"));
    assertEquals("later", place("usb"));
    board.on(new UpToDate("usb", new Later(1, Optional.of(slot))));
    assertEquals(1, target("usb").getLong("later"));
    assertEquals(slot.toString(), target("usb").getString("laterFrom"));
    hold.set(false);
    assertNull(listed("c1").getString("due"));
    assertEquals("due", place("usb"));
    hold.set(true);
    clock.jump(Duration.ofHours(12));
    assertNull(listed("c1").getString("due"));
    assertEquals("due", place("usb"));
    board.on(new Behind("away", 1, "no drive"));
    assertEquals("lacks", place("away"));
    assertEquals(Map.of("away", "no drive"), board.doing().problems());
  }

  @Test
  void aCaptureWithADocumentThatIsDueIsOnTheWayUntilThatIsEverywhere() {
    Instant slot = TickingClock.START.plus(Duration.ofHours(12));
    board.plan(
        new Dates() {
          @Override
          public Map<String, Instant> later(List<SealedDocument> documents) {
            return Map.of("objects/b.v1.cms", slot);
          }

          @Override
          public boolean hold() {
            return true;
          }
        });
    board.on(new Started("c1", "legal", TickingClock.START));
    board.on(
        new Sealed(
            "c1",
            List.of(
                new SealedDocument("a", "objects/a.v1.cms"),
                new SealedDocument("b", "objects/b.v1.cms"))));
    assertNull(listed("c1").getString("due"));
    board.on(new Copied("usb", "a", "objects/a.v1.cms"));
    board.on(new Copied("away", "a", "objects/a.v1.cms"));
    assertEquals(slot.toString(), listed("c1").getString("due"));
  }

  private JsonObject capture(String id) {
    return board.capture(id, 0).orElseThrow();
  }

  private JsonObject listed(String id) {
    return board.json().getJsonArray("captures").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private String state(String id) {
    assertEquals(listed(id).getString("state"), capture(id).getString("state"));
    return capture(id).getString("state");
  }

  private List<String> steps(String id, int from) {
    return board.capture(id, from).orElseThrow().getJsonArray("steps").stream()
        .map(step -> ((JsonObject) step).getString("text"))
        .toList();
  }

  private String place(String name) {
    return capture("c1").getJsonArray("targets").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("name").equals(name))
        .findFirst()
        .orElseThrow()
        .getString("state");
  }

  private JsonObject target(String name) {
    return board.json().getJsonArray("targets").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject scanner() {
    return board.json().getJsonObject("scanner");
  }
}
