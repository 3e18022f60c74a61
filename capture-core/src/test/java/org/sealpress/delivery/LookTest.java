package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.ledger.Event;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.DocumentVersion;

/** What is believed of names and sizes. */
class LookTest {
  private final MemoryTarget target = new MemoryTarget();
  private final List<DocumentVersion> versions = new ArrayList<>();
  private long now = 5;

  private Look look(int documents, boolean proven) {
    for (int i = 0; i < documents; i++) {
      String object = "objects/2026/%02d/%02d/d%d.v1.cms".formatted(i % 12 + 1, i % 28 + 1, i);
      versions.add(
          new DocumentVersion("d" + i, 1, "legal", 1, object, 3, "", "", "c", Instant.EPOCH, i));
      target.stored().put(object, new byte[3]);
    }
    Inspected.Shelf shelf =
        (after, limit) ->
            versions.stream().filter(each -> each.seq() > after).limit(Math.min(limit, 7)).toList();
    return new Look(new Inspected("office", "office", shelf, proven), () -> now);
  }

  private void remove(int count) {
    for (int i = 0; i < count; i++) {
      target.stored().remove(versions.get(i).object());
    }
  }

  private void goOn(long seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
  }

  @Test
  void aHandfulIsBelievedThoughItIsMoreThanHalf() throws Exception {
    Look look = look(11, false);
    remove(10);
    assertTrue(look.go(target, () -> false));
    assertEquals(10, look.lost().size());
    assertEquals(11, look.tally().held());
  }

  @Test
  void manyAreBelievedWhenMoreThanHalfIsThere() throws Exception {
    Look look = look(60, false);
    remove(30);
    assertTrue(look.go(target, () -> false));
    assertEquals(30, look.lost().size());
  }

  @Test
  void anEmptyPlaceIsAskedAgainAndOnlyTheSecondLaterAnswerCounts() throws Exception {
    Look look = look(40, false);
    remove(40);
    TargetFault first = assertThrows(TargetFault.class, () -> look.go(target, () -> false));
    assertEquals(Kind.NOT_FOUND, first.kind());
    says(
        first.getMessage(),
        "office holds next to nothing",
        "40 of 40 documents",
        "is it the right place?",
        "another name in the configuration");
    assertEquals(List.of(), look.lost());
    goOn(59);
    int[] listed = {0};
    target.guard((method, name) -> listed[0]++);
    assertThrows(TargetFault.class, () -> look.go(target, () -> false));
    assertEquals(0, listed[0], "it is too early to ask");
    goOn(1);
    assertTrue(look.go(target, () -> false));
    assertEquals(40, look.lost().size());
    assertEquals(Event.CopyLost.MISSING, look.lost().get(0).reason());
    assertEquals(40, look.tally().held());
  }

  @Test
  void whatIsThereAgainAtTheSecondLookWasNeverLost() throws Exception {
    Look look = look(40, false);
    var before = new java.util.TreeMap<>(target.stored());
    remove(40);
    assertThrows(TargetFault.class, () -> look.go(target, () -> false));
    target.stored().putAll(before);
    remove(1);
    goOn(60);
    assertTrue(look.go(target, () -> false));
    assertEquals(1, look.lost().size());
    assertEquals(1, look.tally().missing());
  }

  @Test
  void aPlaceThatHasShownWhichOneItIsIsBelieved() throws Exception {
    Look look = look(40, true);
    remove(40);
    assertTrue(look.go(target, () -> false));
    assertEquals(40, look.lost().size());
  }

  @Test
  void itGoesOnWhereItWasLeftAndSeesWhatCameMeanwhile() throws Exception {
    Look look = look(20, false);
    byte[] late = target.stored().remove(versions.get(12).object());
    int[] left = {5};
    assertFalse(look.go(target, () -> left[0]-- <= 0));
    target.stored().put(versions.get(12).object(), late);
    assertTrue(look.go(target, () -> false));
    assertEquals(List.of(), look.lost());
    assertEquals(20, look.tally().held());
  }

  @Test
  void folderListsThatFailAreNoProof() {
    Look look = look(5, false);
    target.gone(true);
    TargetFault fault = assertThrows(TargetFault.class, () -> look.go(target, () -> false));
    assertEquals(Kind.UNAVAILABLE, fault.kind());
    assertEquals(List.of(), look.lost());
  }
}
