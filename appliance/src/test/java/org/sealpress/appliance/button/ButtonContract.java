package org.sealpress.appliance.button;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.button.ButtonState.Condition;
import org.sealpress.appliance.fixture.Classes;

/** What every {@link Button} does, with what takes its signals. */
abstract class ButtonContract {
  /** A button and what a test does to it. */
  interface Rig extends AutoCloseable {
    Button button();

    ButtonKind kind();

    /** The key that {@link #press} presses. */
    String key();

    /** Makes the device be there. */
    void plug() throws Exception;

    /** Takes the device away. */
    void pull() throws Exception;

    void press() throws Exception;

    void release() throws Exception;

    /** Whether it is a device, which can be pulled out. */
    default boolean canBeAway() {
      return true;
    }

    /** Whether it goes down and up; otherwise each press is both. */
    default boolean canBeHeld() {
      return true;
    }

    @Override
    void close() throws IOException;
  }

  private final AtomicLong nanos = new AtomicLong();
  private final List<String> presses = new CopyOnWriteArrayList<>();
  private Rig rig;
  private ButtonWatch watch;
  private SeenSignals seen;

  abstract Rig rig() throws Exception;

  @BeforeEach
  void build() throws Exception {
    rig = rig();
    watch =
        new ButtonWatch(
            new ButtonPlan("desk", rig.kind(), Map.of(rig.key(), Classes.named("legal"))),
            (documentClass, source) -> {
              presses.add(documentClass.name() + " by " + source);
              return PressListener.Taken.by("c" + presses.size());
            },
            Clock.systemUTC(),
            nanos::get,
            () -> {});
    seen = new SeenSignals(watch);
  }

  @AfterEach
  void end() throws Exception {
    rig.button().close();
    rig.close();
  }

  private void startThere() throws Exception {
    rig.plug();
    rig.button().start(seen);
    await(Condition.WATCHED);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
  }

  private void await(Condition condition) {
    Awaitility.await(condition + " instead of " + watch.state())
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> watch.state().condition() == condition);
  }

  private void press() throws Exception {
    int before = seen.downs();
    rig.press();
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> seen.downs() > before);
    nanos.addAndGet(Duration.ofMillis(50).toNanos());
    watch.passed();
  }

  private void release() throws Exception {
    int before = seen.ups();
    rig.release();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !rig.canBeHeld() || seen.ups() > before);
    nanos.addAndGet(Duration.ofSeconds(4).toNanos());
    watch.passed();
  }

  @Test
  void aPressIsToldOnceWithItsClassAndWhatWasPressed() throws Exception {
    startThere();
    press();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    watch.passed();
    assertEquals(1, presses.size(), presses.toString());
    assertTrue(presses.get(0).startsWith("legal by button "), presses.toString());
    assertEquals(1, watch.state().presses());
    assertTrue(watch.state().last().isPresent());
  }

  @Test
  void eachPressCounts() throws Exception {
    startThere();
    press();
    release();
    press();
    release();
    assertEquals(2, presses.size(), presses.toString());
    assertEquals(Condition.WATCHED, watch.state().condition());
  }

  @Test
  void oneThatStaysDownIsStuckAndIsTold() throws Exception {
    assumeTrue(rig.canBeHeld());
    startThere();
    press();
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    assertEquals(Condition.STUCK, watch.state().condition());
    assertTrue(watch.state().message().contains("down all the time"), watch.state().message());
    release();
    assertEquals(Condition.WATCHED, watch.state().condition());
    assertEquals(1, presses.size());
  }

  @Test
  void oneThatIsNotThereSaysWhatToDoAndIsWatchedWhenItIs() throws Exception {
    assumeTrue(rig.canBeAway());
    rig.pull();
    assertTimeout(Duration.ofSeconds(5), () -> rig.button().start(seen));
    rig.pull();
    await(Condition.AWAY);
    assertTrue(watch.state().message().length() > 20, watch.state().message());
    rig.plug();
    await(Condition.WATCHED);
    assertEquals("", watch.state().message());
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    press();
    assertEquals(1, presses.size());
  }

  @Test
  void oneThatIsPulledOutComesBack() throws Exception {
    assumeTrue(rig.canBeAway());
    startThere();
    press();
    release();
    rig.pull();
    await(Condition.AWAY);
    rig.plug();
    await(Condition.WATCHED);
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    press();
    assertEquals(2, presses.size());
  }

  @Test
  void onceClosedItSignalsNothing() throws Exception {
    startThere();
    rig.button().close();
    rig.button().close();
    int before = seen.all();
    rig.press();
    rig.release();
    watch.passed();
    assertEquals(before, seen.all());
    assertTrue(presses.isEmpty());
    assertFalse(watch.state().wrong());
  }
}
