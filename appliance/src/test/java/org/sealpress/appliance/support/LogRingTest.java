package org.sealpress.appliance.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.appliance.config.Config;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogRingTest {
  private static final Logger LOG = LoggerFactory.getLogger(LogRingTest.class);

  @TempDir Path folder;

  @Test
  void theLastLinesAreKept() {
    try (LogRing ring = LogRing.begin()) {
      LOG.warn("the drive {} is full", "B");
      LOG.error("it broke", new IllegalStateException("like that"));
      List<String> lines = ring.last(100);
      says(lines.get(0), "WARN", "the drive B is full");
      says(lines.get(1), "ERROR", "it broke");
      says(lines.get(2), "IllegalStateException: like that");
      assertEquals(lines.subList(lines.size() - 2, lines.size()), ring.last(2));
    }
  }

  @Test
  void thereIsABoundToTheirNumberAndToTheirLength() {
    try (LogRing ring = LogRing.begin()) {
      for (int i = 0; i < LogRing.LINES + 20; i++) {
        LOG.warn("line {}.", i);
      }
      assertEquals(LogRing.LINES, ring.last(5000).size());
      says(ring.last(1).get(0), "line " + (LogRing.LINES + 19) + ".");
      for (int i = 0; i < 9; i++) {
        LOG.warn("{}", "x".repeat(200_000));
      }
      assertTrue(ring.last(5000).stream().mapToInt(String::length).sum() <= LogRing.LETTERS);
    }
  }

  @Test
  void nothingIsKeptOnceItIsClosed() {
    LogRing ring = LogRing.begin();
    ring.close();
    LOG.warn("who hears this?");
    assertEquals(List.of(), ring.last(9));
  }

  @Test
  void secretsThatGotIntoTheLogAreNotShown() throws Exception {
    Config config = new SecretBox(folder).file().config();
    try (LogRing ring = LogRing.begin()) {
      LOG.warn("posted to https://hooks.example.org/services/hook-7f3a91c2d4");
      LogView.Lines shown = new LogView(ring, () -> Secrets.of(config)).last(9);
      assertFalse(shown.lines().toString().contains("hook-7f3a91c2d4"), shown.toString());
      says(shown.lines().toString(), "posted to ***");
    }
  }

  @Test
  void theServiceIsKnownByItsControlGroup() {
    assertEquals(
        Optional.of("sealpress.service"), Journal.unit("0::/system.slice/sealpress.service\n"));
    assertEquals(
        Optional.of("box@1.service"), Journal.unit("0::/system.slice/box@1.service/payload\n"));
    assertEquals(Optional.empty(), Journal.unit("0::/user.slice/user-1000.slice/session-3.scope"));
    assertEquals(Optional.empty(), Journal.unit(""));
  }
}
