package org.sealpress.delivery;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.TestClock;

/** Whether a folder is to be read again. */
class FolderTimeTest {
  private static final String NOW = "2026-11-24T09:15:00Z";

  @TempDir Path folder;
  private final TestClock clock = new TestClock(NOW);
  private FolderTime time;

  @BeforeEach
  void make() {
    time = new FolderTime(folder, clock);
  }

  private void changedAt(Instant when) throws Exception {
    Files.setLastModifiedTime(folder, FileTime.from(when));
  }

  @Test
  void oneThatWasReadIsReadAgainOnlyAfterAChange() throws Exception {
    changedAt(Instant.parse(NOW).minusSeconds(60));
    assertTrue(time.changed());
    assertFalse(time.changed());
    changedAt(Instant.parse(NOW).minusSeconds(30));
    assertTrue(time.changed());
    assertFalse(time.changed());
    time.forget();
    assertTrue(time.changed());
  }

  @Test
  void oneThatChangedJustNowIsReadUntilThatIsAWhileAgo() throws Exception {
    changedAt(Instant.parse(NOW));
    assertTrue(time.changed());
    assertTrue(time.changed(), "another file may have come in the same moment");
    clock.go(Duration.ofSeconds(10));
    assertTrue(time.changed());
    assertFalse(time.changed());
  }

  @Test
  void oneOfAClockThatIsAheadIsAlwaysRead() throws Exception {
    changedAt(Instant.parse(NOW).plusSeconds(3600));
    assertTrue(time.changed());
    assertTrue(time.changed());
  }

  @Test
  void oneThatIsNotThereIsRead() throws Exception {
    FolderTime none = new FolderTime(folder.resolve("none"), clock);
    assertTrue(none.changed());
    assertTrue(none.changed());
  }
}
