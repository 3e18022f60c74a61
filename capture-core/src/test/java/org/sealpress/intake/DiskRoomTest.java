package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DiskRoomTest {
  private static final long GB = 1_000_000_000;

  @Test
  void aLargeDiskNeedsHalfAGigabyte() {
    assertDoesNotThrow(() -> DiskRoom.require(GB, 32 * GB));
    IOException e = assertThrows(IOException.class, () -> DiskRoom.require(GB / 2, 32 * GB));
    assertEquals(
        "this box's disk is almost full: 500 MB are free, expected at least 512 MB;"
            + " whoever looks after it must make room",
        e.getMessage());
  }

  @Test
  void aSmallOneATwentieth() {
    assertDoesNotThrow(() -> DiskRoom.require(GB / 20, GB));
    assertThrows(IOException.class, () -> DiskRoom.require(GB / 20 - 1, GB));
  }
}
