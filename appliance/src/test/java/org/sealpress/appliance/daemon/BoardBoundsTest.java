package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.fixture.TickingClock;
import org.sealpress.delivery.DeliveryEvent.Copied;
import org.sealpress.intake.CaptureEvent.Checking;
import org.sealpress.intake.CaptureEvent.Held;
import org.sealpress.intake.CaptureEvent.Parked;
import org.sealpress.intake.CaptureEvent.Sealed;
import org.sealpress.intake.CaptureEvent.SideFed;
import org.sealpress.intake.CaptureEvent.SideRead;
import org.sealpress.intake.CaptureEvent.Started;

/** Whatever happens, the board does not grow without end, and forgets the right things. */
class BoardBoundsTest {
  private final Board board = new Board("desk", Set.of("usb"), new TickingClock(), new BoardLog());

  @Test
  void ofVeryManyStepsTheLastAreKept() {
    start("c1");
    for (int i = 1; i <= 3 * Steps.MOST; i++) {
      board.on(new SideFed("c1", i));
    }
    board.on(new Sealed("c1", "doc", "object"));
    JsonObject capture = board.capture("c1", 0).orElseThrow();
    JsonArray steps = capture.getJsonArray("steps");
    assertEquals(Steps.MOST, steps.size());
    assertEquals(3 * Steps.MOST + 2, capture.getInteger("next"));
    assertTrue(
        steps.getJsonObject(Steps.MOST - 1).getString("text").startsWith("sealed"),
        "the end is what one wants to see");
    assertEquals(
        1,
        board
            .capture("c1", capture.getInteger("next") - 1)
            .orElseThrow()
            .getJsonArray("steps")
            .size());
  }

  @Test
  void ofVeryManyFlawsTheFirstAreListed() {
    start("c1");
    for (int i = 1; i <= 100; i++) {
      board.on(new SideRead("c1", i, 0, false, "not read"));
    }
    List<?> flaws = board.capture("c1", 0).orElseThrow().getJsonArray("flaws").getList();
    assertEquals(CaptureState.MOST_FLAWS + 1, flaws.size());
    assertEquals("and 80 more", flaws.get(CaptureState.MOST_FLAWS));
  }

  @Test
  void theLastCapturesAreKeptNewestFirst() {
    for (int i = 0; i < Captures.MOST + 10; i++) {
      safe("c" + i);
    }
    JsonArray captures = board.json().getJsonArray("captures");
    assertEquals(Captures.MOST, captures.size());
    assertEquals("c59", captures.getJsonObject(0).getString("id"));
    assertTrue(board.capture("c9", 0).isEmpty());
    assertTrue(board.capture("c10", 0).isPresent());
  }

  @Test
  void whatIsNotSafeYetIsForgottenLast() {
    start("parked");
    board.on(new Parked("parked", "not sealed yet"));
    for (int i = 0; i < 2 * Captures.MOST; i++) {
      safe("c" + i);
    }
    assertTrue(board.capture("parked", 0).isPresent());
    for (int i = 0; i < 2 * Captures.MOST; i++) {
      start("s" + i);
      board.on(new Sealed("s" + i, "doc-s" + i, "object-s" + i));
    }
    assertTrue(board.capture("parked", 0).isPresent());
    assertEquals(Captures.MOST, board.json().getJsonArray("captures").size());
  }

  @Test
  void whatWaitsForAPersonIsNotForgottenHoweverMuchIsNotSealed() {
    start("checked");
    board.on(new Checking("checked", 1, TickingClock.START));
    start("held");
    board.on(new Held("held", 1, "a jam"));
    for (int i = 0; i < Captures.MOST; i++) {
      start("open" + i);
    }
    assertTrue(board.capture("checked", 0).isPresent());
    assertTrue(board.capture("held", 0).isPresent());
    for (int i = 0; i < Captures.MOST; i++) {
      board.on(new Sealed("open" + i, "doc-o" + i, "object-o" + i));
    }
    start("next");
    assertEquals(Captures.MOST, board.json().getJsonArray("captures").size());
    assertTrue(board.capture("checked", 0).isPresent());
  }

  @Test
  void copiesOfDocumentsOfLongAgoAreForgotten() {
    for (int i = 0; i < 1_000; i++) {
      board.on(new Copied("usb", "old" + i, "object-old" + i));
    }
    start("c1");
    board.on(new Sealed("c1", "old0", "object-old0"));
    assertEquals("sealed", board.capture("c1", 0).orElseThrow().getString("state"));
    start("c2");
    board.on(new Sealed("c2", "old999", "object-old999"));
    assertEquals("safe", board.capture("c2", 0).orElseThrow().getString("state"));
  }

  @Test
  void theStatusIsSmallThoughTheBatchesAreLarge() {
    for (int i = 0; i < Captures.MOST; i++) {
      start("c" + i);
      for (int side = 1; side <= 600; side++) {
        board.on(new SideFed("c" + i, side));
      }
    }
    assertTrue(board.json().encode().length() < 50_000, "it is asked for every quarter second");
  }

  private void start(String id) {
    board.on(new Started(id, "legal", TickingClock.START));
  }

  private void safe(String id) {
    start(id);
    board.on(new Sealed(id, "doc-" + id, "object-" + id));
    board.on(new Copied("usb", "doc-" + id, "object-" + id));
  }
}
