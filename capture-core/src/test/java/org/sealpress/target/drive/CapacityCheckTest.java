package org.sealpress.target.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.TargetContract.assertFault;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.drive.CapacityCheck.Depth;

/** The check on drives that lie in different ways, and by different amounts. */
class CapacityCheckTest {
  private static final long SAID = 64L << 20;

  private static void check(LyingMedium medium, Depth depth) throws TargetFault {
    new CapacityCheck(medium, new SecureRandom(), CapacityCheck.Progress.NONE).run(depth);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NONE", "QUICK", "FULL"})
  void anHonestOnePasses(Depth depth) throws Exception {
    LyingMedium medium = LyingMedium.honest(SAID);
    check(medium, depth);
    assertEquals(SAID, medium.free(), "everything is removed again");
  }

  @ParameterizedTest
  @CsvSource({
    "QUICK, DROPS, 1",
    "QUICK, DROPS, 8",
    "QUICK, DROPS, 31",
    "QUICK, DROPS, 60",
    "QUICK, WRAPS, 4",
    "QUICK, WRAPS, 16",
    "QUICK, WRAPS, 17",
    "QUICK, WRAPS, 31",
    "QUICK, WRAPS, 33",
    "QUICK, WRAPS, 47",
    "QUICK, WRAPS, 55",
    "FULL, DROPS, 8",
    "FULL, DROPS, 62",
    "FULL, WRAPS, 16",
    "FULL, WRAPS, 62"
  })
  void oneThatHoldsLessIsFound(Depth depth, LyingMedium.Lie lie, long megabytes) throws Exception {
    LyingMedium medium = new LyingMedium(SAID, megabytes << 20, lie, true);
    TargetFault fault = assertFault(Kind.IO_ERROR, () -> check(medium, depth));
    assertTrue(fault.getMessage().contains("a counterfeit"), fault.getMessage());
    assertEquals(SAID, medium.free(), "everything is removed again");
  }

  @Test
  void oneWhoseReservedRoomIsNotToBeHadIsFilled() throws Exception {
    LyingMedium medium = new LyingMedium(SAID, SAID, LyingMedium.Lie.DROPS, false);
    check(medium, Depth.QUICK);
    assertTrue(medium.written() > SAID / 10 * 9, medium.written() + " bytes written");
    LyingMedium lying = new LyingMedium(SAID, SAID / 2, LyingMedium.Lie.WRAPS, false);
    assertFault(Kind.IO_ERROR, () -> check(lying, Depth.QUICK));
  }

  @Test
  void theQuickCheckWritesAFraction() throws Exception {
    LyingMedium medium = LyingMedium.honest(SAID);
    check(medium, Depth.QUICK);
    assertTrue(medium.written() < SAID / 3, medium.written() + " bytes written");
    long large = 2_000_000_000_000L;
    CapacityLayout layout = CapacityLayout.quick(large);
    assertTrue(layout.bytes() < large / 100, layout.bytes() + " bytes");
    long covered = layout.pieces().stream().mapToLong(each -> each.bytes() + each.gap()).sum();
    assertTrue(covered > large / 100 * 99 && covered <= large, covered + " bytes");
  }

  @Test
  void oneWithHardlyAnyRoomCanNotBeChecked() {
    assertFault(Kind.FULL, () -> check(LyingMedium.honest(100_000), Depth.QUICK));
  }
}
