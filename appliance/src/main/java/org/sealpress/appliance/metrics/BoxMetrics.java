package org.sealpress.appliance.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Numbers about the box, in the text format of Prometheus. Labels are names of the configuration
 * and fixed words, never ids of documents, so that their number is bounded. Reading them waits for
 * no disk: whoever gives a number must have it in memory. Safe for several threads.
 */
public final class BoxMetrics implements AutoCloseable {
  /** The media type of {@link #scrape}. */
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Duration[] STEPS = {
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(20),
    Duration.ofSeconds(40),
    Duration.ofSeconds(80),
    Duration.ofMinutes(3),
    Duration.ofMinutes(10),
    Duration.ofHours(1)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /** With the numbers of the JVM, and none of the box yet. */
  public BoxMetrics() {
    collections.bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
  }

  /**
   * A number that goes up and down.
   *
   * @param name with points, as in {@code sealpress.target.waiting}
   * @param labels names and values in turn
   * @param value must answer at once
   */
  public void gauge(String name, String what, DoubleSupplier value, String... labels) {
    Gauge.builder(name, value::getAsDouble)
        .description(what)
        .tags(Tags.of(labels))
        .strongReference(true)
        .register(registry);
  }

  /** An amount of bytes that goes up and down. */
  public void bytes(String name, String what, DoubleSupplier value, String... labels) {
    Gauge.builder(name, value::getAsDouble)
        .description(what)
        .baseUnit("bytes")
        .tags(Tags.of(labels))
        .strongReference(true)
        .register(registry);
  }

  /** A number that somebody else counts, and that only grows. */
  public void count(String name, String what, DoubleSupplier value, String... labels) {
    FunctionCounter.builder(name, value, DoubleSupplier::getAsDouble)
        .description(what)
        .tags(Tags.of(labels))
        .register(registry);
  }

  /** A number that only grows. */
  Counter counter(String name, String what, String... labels) {
    return Counter.builder(name).description(what).tags(Tags.of(labels)).register(registry);
  }

  /** How long something takes. */
  Timer timer(String name, String what) {
    return Timer.builder(name).description(what).serviceLevelObjectives(STEPS).register(registry);
  }

  /** All numbers as they are now. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
