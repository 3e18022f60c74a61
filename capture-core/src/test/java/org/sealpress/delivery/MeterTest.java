package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpress.vault.Amount;

class MeterTest {
  private static final Amount ONE = new Amount(1, 1000);

  private final List<DeliveryEvent> told = new ArrayList<>();
  private long now;
  private final Meter meter = new Meter("usb", told::add, () -> now);

  private void after(int millis) {
    now += Duration.ofMillis(millis).toNanos();
    meter.done(ONE);
  }

  @Test
  void itTellsAFewTimesASecondAtMostAndTheLastOneAlways() {
    meter.begin(new Amount(10, 10_000));
    for (int i = 0; i < 10; i++) {
      after(100);
    }
    assertEquals(
        List.of(
            progress(3, 10_000, 700),
            progress(6, 10_000, 400),
            progress(9, 10_000, 100),
            progress(10, 10_000, 0)),
        told);
  }

  private static DeliveryEvent progress(int objects, int rate, int leftMillis) {
    return new DeliveryEvent.Progress(
        "usb",
        objects,
        10,
        objects * 1000L,
        10_000,
        rate,
        Duration.ofSeconds((leftMillis + 999) / 1000));
  }

  @Test
  void theRateFollowsTheMediumSlowly() {
    meter.begin(new Amount(100, 100_000));
    after(1000);
    after(2000);
    DeliveryEvent.Progress last = (DeliveryEvent.Progress) told.get(1);
    assertEquals(900, last.rate());
    assertEquals(Duration.ofSeconds(109), last.left());
  }

  @Test
  void aSingleObjectIsNotWorthTelling() {
    meter.begin(ONE);
    after(1000);
    assertEquals(List.of(), told);
    meter.more(ONE);
    after(1000);
    assertEquals(1, told.size());
  }
}
