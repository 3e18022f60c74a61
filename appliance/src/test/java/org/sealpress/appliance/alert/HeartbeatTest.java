package org.sealpress.appliance.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.sealpress.appliance.fixture.TickingClock;

class HeartbeatTest {
  private final AtomicInteger pings = new AtomicInteger();
  private final AtomicReference<Optional<String>> sick = new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<String>> fault = new AtomicReference<>(Optional.empty());
  private final Heartbeat heartbeat =
      new Heartbeat(
          () -> {
            if (fault.get().isPresent()) {
              throw new ChannelFault(fault.get().get());
            }
            pings.incrementAndGet();
          },
          Duration.ofHours(1),
          sick::get,
          new TickingClock());

  @Test
  void aBoxThatIsNotWellIsNotCalledAlive() {
    heartbeat.round();
    assertEquals(1, pings.get());
    sick.set(Optional.of("the delivery of copies has ended"));
    heartbeat.round();
    heartbeat.round();
    assertEquals(1, pings.get());
    assertEquals(Optional.empty(), heartbeat.failing());
    sick.set(Optional.empty());
    heartbeat.round();
    assertEquals(2, pings.get());
  }

  @Test
  void aSwitchThatCantBeReachedIsToldSinceWhen() {
    fault.set(Optional.of("no way"));
    heartbeat.round();
    Outlet.Failing first = heartbeat.failing().orElseThrow();
    fault.set(Optional.of("no answer"));
    heartbeat.round();
    assertEquals(first.since(), heartbeat.failing().orElseThrow().since());
    assertEquals("no answer", heartbeat.failing().orElseThrow().message());
    fault.set(Optional.empty());
    heartbeat.round();
    assertEquals(Optional.empty(), heartbeat.failing());
  }
}
