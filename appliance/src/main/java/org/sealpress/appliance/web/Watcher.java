package org.sealpress.appliance.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * One who watches. What does not fit into its queue is not kept: it gets the whole status once it
 * has read, and is dropped when it does not read for long. For the event loop.
 */
final class Watcher {
  private static final int QUEUE = 64 * 1024;

  private final HttpServerResponse response;
  private final Limits limits;
  private final BooleanSupplier goesOn;
  private final long since;
  private boolean behind;
  private boolean full;
  private long fullSince;

  /**
   * How long things may take.
   *
   * @param patience how long one may not read
   * @param longest after this it has to come again, and show again who it is
   */
  record Limits(Duration patience, Duration longest) {
    static final Limits USUAL = new Limits(Duration.ofSeconds(20), Duration.ofMinutes(10));
  }

  Watcher(HttpServerResponse response, Limits limits, BooleanSupplier goesOn, long nanos) {
    this.response = response;
    this.limits = limits;
    this.goesOn = goesOn;
    this.since = nanos;
    response
        .setChunked(true)
        .setWriteQueueMaxSize(QUEUE)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .exceptionHandler(gone -> {});
  }

  /**
   * Sends what is new.
   *
   * @param whole the whole status, for one that has missed something
   * @return whether it still watches
   */
  boolean send(Buffer news, Buffer whole, long nanos) {
    if (response.ended() || response.closed()) {
      return false;
    }
    if (nanos - since > limits.longest().toNanos() || !goesOn.getAsBoolean()) {
      response.end().onFailure(gone -> {});
      return false;
    }
    if (response.writeQueueFull()) {
      fullSince = full ? fullSince : nanos;
      full = true;
      behind = true;
      return !isStuck(nanos);
    }
    full = false;
    Buffer what = behind ? whole : news;
    behind = false;
    if (what.length() > 0) {
      response.write(what).onFailure(gone -> {});
    }
    return true;
  }

  private boolean isStuck(long nanos) {
    if (nanos - fullSince <= limits.patience().toNanos()) {
      return false;
    }
    var unused = response.reset();
    return true;
  }
}
