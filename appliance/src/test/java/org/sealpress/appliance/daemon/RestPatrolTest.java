package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.service.NativeHeap;

class RestPatrolTest {
  private final AtomicBoolean busy = new AtomicBoolean(true);
  private final AtomicInteger given = new AtomicInteger();
  private final RestPatrol patrol = new RestPatrol(busy::get, given::incrementAndGet);

  private int after(boolean isBusy) {
    busy.set(isBusy);
    patrol.round();
    return given.get();
  }

  @Test
  void memoryIsGivenBackOnceEachTimeThatTheBoxComesToRest() {
    assertEquals(0, after(true));
    assertEquals(1, after(false));
    assertEquals(1, after(false));
    assertEquals(1, after(true));
    assertEquals(2, after(false));
  }

  @Test
  void aBoxThatIsAtRestFromTheBeginningGivesBackWhatItsStartTook() {
    assertEquals(1, after(false));
  }

  @Test
  void thisSystemKnowsHowToTrim() {
    assertTrue(NativeHeap.trim());
  }
}
