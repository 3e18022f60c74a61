package org.sealpress.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WorkerSettingsTest {
  @Test
  void aSmallComputerHasFewerWorkersThanCores() {
    assertEquals(1, WorkerSettings.fitting(4, 900));
    assertEquals(2, WorkerSettings.fitting(4, 1850), "a Raspberry Pi that is sold with 2 GB");
    assertEquals(4, WorkerSettings.fitting(4, 3790));
    assertEquals(4, WorkerSettings.fitting(4, Long.MAX_VALUE));
    assertEquals(1, WorkerSettings.fitting(1, 64_000));
    assertTrue(WorkerSettings.usual().count() >= 1);
  }
}
