package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PatientTimeStampsTest {
  private static final TimeStamp STAMP = new TimeStamp(new byte[1], new byte[1], TestKeys.NOW);

  private Instant now = TestKeys.NOW;
  private boolean dead = true;
  private int asked;

  private final PatientTimeStamps patient =
      new PatientTimeStamps(
          sha256 -> {
            asked++;
            if (dead) {
              throw new SealFault(SealFault.Kind.NO_TIME_STAMP, "it is away");
            }
            return STAMP;
          },
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }
          });

  private void fails() {
    assertEquals(
        "it is away",
        assertThrows(SealFault.class, () -> patient.stamp(new byte[32])).getMessage());
  }

  @Test
  void aDeadAuthorityIsAskedOnceAMinuteThenSeldomer() {
    for (int i = 0; i < 100; i++) {
      fails();
    }
    assertEquals(1, asked);
    now = now.plusSeconds(59);
    fails();
    assertEquals(1, asked);
    now = now.plusSeconds(1);
    fails();
    assertEquals(2, asked);
    now = now.plusSeconds(119);
    fails();
    assertEquals(2, asked);
    now = now.plusSeconds(1);
    fails();
    assertEquals(3, asked);
    for (int hour = 0; hour < 24; hour++) {
      now = now.plus(Duration.ofHours(1));
      fails();
    }
    assertEquals(27, asked, "once an hour at least");
  }

  @Test
  void oneThatAnswersAgainIsAskedEachTime() throws Exception {
    fails();
    dead = false;
    now = now.plusSeconds(61);
    assertSame(STAMP, patient.stamp(new byte[32]));
    assertSame(STAMP, patient.stamp(new byte[32]));
    assertEquals(3, asked);
    dead = true;
    fails();
    now = now.plusSeconds(60);
    fails();
    assertEquals(5, asked, "a minute after the first failure");
  }

  @Test
  void aClockThatIsSetBackKeepsNobodyWaiting() throws Exception {
    fails();
    dead = false;
    now = now.minus(Duration.ofDays(365));
    assertSame(STAMP, patient.stamp(new byte[32]));
  }
}
