package org.sealpress.appliance.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.sealpress.delivery.DeliveryEvent;
import org.sealpress.delivery.DeliveryListener;
import org.sealpress.intake.CaptureEvent;
import org.sealpress.intake.CaptureListener;

/** Counts what happens to captures and copies. Safe for several threads. */
public final class Counts implements CaptureListener, DeliveryListener {
  /** Captures whose beginning is remembered; there are never so many at once. */
  private static final int MOST = 200;

  private final Counter documents;
  private final Counter sides;
  private final Counter doubts;
  private final Timer captures;
  private final Map<String, Counter> copies = new LinkedHashMap<>();
  private final LongSupplier nanos;
  private final Map<String, Long> begun = new LinkedHashMap<>();

  /**
   * Of a box with these targets.
   *
   * @param nanos what only goes on, as {@link System#nanoTime}
   */
  public Counts(BoxMetrics metrics, Set<String> targets, LongSupplier nanos) {
    this.nanos = nanos;
    documents = metrics.counter("sealpress.documents.sealed", "Documents sealed since the start");
    sides = metrics.counter("sealpress.sides.fed", "Sides fed since the start");
    doubts =
        metrics.counter(
            "sealpress.documents.doubtful", "Captures with documents not signed or not valid");
    captures =
        metrics.timer("sealpress.capture", "From the press of the button to the sealed document");
    for (String target : targets) {
      copies.put(
          target,
          metrics.counter("sealpress.copies", "Copies made and read back", "target", target));
    }
  }

  @Override
  public void on(CaptureEvent event) {
    if (event instanceof CaptureEvent.Started || event instanceof CaptureEvent.ImportStarted) {
      begin(event.capture());
    } else if (event instanceof CaptureEvent.SideFed) {
      sides.increment();
    } else if (event instanceof CaptureEvent.Doubted) {
      doubts.increment();
    } else if (event instanceof CaptureEvent.Sealed sealed) {
      documents.increment(sealed.documents().size());
      Long start = end(event.capture());
      if (start != null) {
        captures.record(Duration.ofNanos(nanos.getAsLong() - start));
      }
    } else if (event instanceof CaptureEvent.Empty || event instanceof CaptureEvent.Held) {
      var unused = end(event.capture()); // how long a person takes is no matter
    }
  }

  private synchronized void begin(String capture) {
    begun.put(capture, nanos.getAsLong());
    if (begun.size() > MOST) {
      begun.remove(begun.keySet().iterator().next());
    }
  }

  private synchronized @Nullable Long end(String capture) {
    return begun.remove(capture);
  }

  @Override
  public void on(DeliveryEvent event) {
    Counter counter = copies.get(event.target());
    if (event instanceof DeliveryEvent.Copied && counter != null) {
      counter.increment();
    }
  }
}
