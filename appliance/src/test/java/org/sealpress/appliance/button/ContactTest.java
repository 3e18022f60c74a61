package org.sealpress.appliance.button;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.button.Contact.Trouble;

class ContactTest {
  private final Contact wire = new Contact(Touch.CONTACT);
  private final Contact key = new Contact(Touch.SETTLED);
  private int presses;

  private static long at(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis) - Long.MAX_VALUE / 2;
  }

  private void edge(Contact contact, boolean down, long millis) {
    presses += contact.edge(down, at(millis)) ? 1 : 0;
  }

  private void passed(Contact contact, long millis) {
    presses += contact.passed(at(millis)) ? 1 : 0;
  }

  @Test
  void aKeyThatDoesNotBounceCountsAtOnce() {
    assertTrue(key.edge(true, at(0)));
    assertFalse(key.edge(false, at(300)));
    assertTrue(key.edge(true, at(600)));
  }

  @Test
  void aContactThatBouncesIsOnePress() {
    for (int i = 0; i < 6; i++) {
      edge(wire, i % 2 == 0, i);
    }
    edge(wire, true, 6);
    passed(wire, 20);
    assertEquals(0, presses);
    passed(wire, 26);
    assertEquals(1, presses);
    edge(wire, false, 300);
    edge(wire, true, 302);
    edge(wire, false, 303);
    passed(wire, 340);
    edge(wire, true, 800);
    passed(wire, 821);
    assertEquals(2, presses);
  }

  @Test
  void aReleaseThatBouncesAndEndsDownIsNoPress() {
    edge(wire, true, 0);
    passed(wire, 21);
    edge(wire, false, 400);
    edge(wire, true, 410);
    passed(wire, 600);
    assertEquals(1, presses);
  }

  @Test
  void aSpikeOnTheWireIsNoPress() {
    edge(wire, true, 0);
    edge(wire, false, 2);
    passed(wire, 30);
    passed(wire, 1000);
    assertEquals(0, presses);
    edge(wire, true, 2000);
    passed(wire, 2021);
    assertEquals(1, presses);
  }

  @Test
  void whatIsDownForHalfAMinuteIsStuckUntilItGoesUp() {
    edge(wire, true, 0);
    passed(wire, 21);
    assertEquals(Trouble.NONE, wire.trouble(at(29_000)));
    assertEquals(Trouble.STUCK, wire.trouble(at(30_000)));
    edge(wire, false, 31_000);
    assertEquals(Trouble.NONE, wire.trouble(at(31_000)));
  }

  @Test
  void whatWasDownBeforeIsNoPressButMayBeStuck() {
    wire.held(at(0));
    passed(wire, 1000);
    assertEquals(0, presses);
    assertEquals(Trouble.STUCK, wire.trouble(at(30_000)));
    edge(wire, false, 31_000);
    edge(wire, true, 32_000);
    passed(wire, 32_021);
    assertEquals(1, presses);
  }

  @Test
  void oneThatNeverRestsIsToldAndStartsNothingUntilItHasRested() {
    for (int i = 0; i <= 100; i++) {
      edge(wire, i % 2 == 0, i * 30L);
    }
    assertEquals(Trouble.BOUNCING, wire.trouble(at(3000)));
    passed(wire, 4000);
    assertEquals(Trouble.BOUNCING, wire.trouble(at(4000)));
    passed(wire, 5000);
    assertEquals(Trouble.NONE, wire.trouble(at(5000)));
    assertTrue(presses <= Contact.MOST, presses + " presses");
  }

  @Test
  void morePressesThanAPersonMakesAreNotTaken() {
    for (int i = 0; i < 20; i++) {
      edge(key, true, i * 300L);
      edge(key, false, i * 300L + 150);
    }
    assertEquals(Contact.MOST - 1, presses);
    assertEquals(Trouble.BOUNCING, key.trouble(at(6000)));
    passed(key, 8000);
    edge(key, true, 9000);
    assertEquals(Contact.MOST, presses);
  }
}
