package org.sealpress.appliance.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.service.NativeHeap;

class RestPatrolTest {
  private final AtomicBoolean busy = new AtomicBoolean(true);
  private final List<String> done = new ArrayList<>();
  private final RestPatrol patrol =
      new RestPatrol(busy::get, () -> done.add("collect"), () -> done.add("trim"));

  private List<String> after(boolean isBusy) {
    busy.set(isBusy);
    done.clear();
    patrol.round();
    return done;
  }

  @Test
  void theHeapIsCollectedOnceAndMallocTrimmedAsLongAsTheBoxIsAtRest() {
    assertEquals(List.of(), after(true));
    assertEquals(List.of("collect", "trim"), after(false));
    assertEquals(List.of("trim"), after(false));
    assertEquals(List.of(), after(true));
    assertEquals(List.of("collect", "trim"), after(false));
  }

  @Test
  void aBoxThatIsAtRestFromTheBeginningGivesBackWhatItsStartTook() {
    assertEquals(List.of("collect", "trim"), after(false));
  }

  @Test
  void thisSystemKnowsHowToTrim() {
    assertTrue(NativeHeap.trim());
  }
}
