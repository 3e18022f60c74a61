package org.sealpress.appliance.metrics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sealpress.delivery.DeliveryEvent;
import org.sealpress.intake.CaptureEvent;
import org.sealpress.intake.SealedDocument;

class BoxMetricsTest {
  private final BoxMetrics metrics = new BoxMetrics();
  private long nanos;
  private final Counts counts = new Counts(metrics, Set.of("usb"), () -> nanos);

  @AfterEach
  void close() {
    metrics.close();
  }

  private void has(String line) {
    String all = metrics.scrape();
    assertTrue(all.lines().anyMatch(line::equals), line + " in\n" + all);
  }

  @Test
  void whatHappensIsCounted() {
    counts.on(new CaptureEvent.Started("c1", "legal", Instant.EPOCH));
    counts.on(new CaptureEvent.SideFed("c1", 1));
    nanos = Duration.ofSeconds(12).toNanos();
    counts.on(
        new CaptureEvent.Sealed(
            "c1", List.of(new SealedDocument("d1", "o1"), new SealedDocument("d2", "o2"))));
    counts.on(new CaptureEvent.Sealed("c0", "d0", "o0")); // of the time before a restart
    counts.on(new DeliveryEvent.Copied("usb", "d1", "o1"));
    counts.on(new DeliveryEvent.Copied("unknown", "d1", "o1"));
    has("sealpress_documents_sealed_total 3.0");
    has("sealpress_sides_fed_total 1.0");
    has("sealpress_copies_total{target=\"usb\"} 1.0");
    has("sealpress_capture_seconds_count 1");
    has("sealpress_capture_seconds_sum 12.0");
    has("sealpress_capture_seconds_bucket{le=\"10.0\"} 0");
    has("sealpress_capture_seconds_bucket{le=\"20.0\"} 1");
  }

  @Test
  void capturesThatNeverEndFillNoMemory() {
    for (int i = 0; i < 100_000; i++) {
      counts.on(new CaptureEvent.Started("c" + i, "legal", Instant.EPOCH));
    }
    counts.on(new CaptureEvent.Sealed("c1", "d", "o"));
    has("sealpress_capture_seconds_count 0");
  }

  @Test
  void theNumbersOfTheJvmAreThereAndNoId() {
    String all = metrics.scrape();
    assertTrue(all.contains("jvm_memory_used_bytes{"), all);
    assertTrue(all.contains("process_uptime_seconds"), all);
    assertTrue(!all.contains("unknown"), all);
  }
}
