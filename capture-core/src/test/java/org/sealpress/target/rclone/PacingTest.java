package org.sealpress.target.rclone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sealpress.target.Portion;

/** How much goes at once, and by what it is proven. */
class PacingTest {
  private static final long MB = 1 << 20;
  private static final long SECOND = 1_000_000_000;

  private final AtomicLong nanos = new AtomicLong();
  private final Pacing pacing = new Pacing(nanos::get);

  private Portion after(long bytes, long seconds) {
    pacing.begin();
    nanos.addAndGet(seconds * SECOND);
    pacing.end(bytes);
    return pacing.portion();
  }

  @Test
  void aBatchTakesAMinuteAtTheRateOfTheLastOne() {
    assertEquals(new Portion(1000, 128 * MB), pacing.portion());
    assertEquals(new Portion(1000, 128 * MB), after(128 * MB, 10));
    assertEquals(new Portion(1000, 64 * MB), after(128 * MB, 120));
    assertEquals(new Portion(1000, 4 * MB), after(64 * MB, 3600), "never less than that");
    assertEquals(new Portion(1000, 30 * MB), after(3 * MB, 6), "and more again");
    assertEquals(new Portion(1000, 30 * MB), after(1000, 60), "a small one tells nothing");
  }

  @Test
  void theCheapestProofIsTaken() {
    assertEquals(Checksum.MD5, Checksum.cheapest(Set.of("md5"), false, 1000));
    assertEquals(Checksum.MD5, Checksum.cheapest(Set.of("sha1", "md5"), true, MB));
    assertEquals(Checksum.SHA1, Checksum.cheapest(Set.of("sha1", "quickxor"), false, 1000));
    assertEquals(Checksum.FETCHED, Checksum.cheapest(Set.of("md5"), true, MB - 1));
    assertEquals(Checksum.FETCHED, Checksum.cheapest(Set.of("dropbox"), false, 9 * MB));
    assertEquals(Checksum.FETCHED, Checksum.cheapest(Set.of(), false, 1));
  }
}
