package org.sealpress.appliance.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.sealpress.appliance.account.Network;
import org.sealpress.appliance.account.Reception;

/**
 * How many requests an address may make: a bucket that fills at a rate. The box's own command line
 * is not counted. For the one thread of the event loop.
 */
final class RequestRate implements Handler<RoutingContext> {
  /** A page with all that belongs to it takes some thirty at once. */
  static final double MOST_AT_ONCE = 400;

  static final double A_SECOND = 80;
  private static final int MOST_ADDRESSES = 4096;
  private static final double NANOS = 1e9;

  private static final class Bucket {
    private double left = MOST_AT_ONCE;
    private long at;
  }

  private final Reception reception;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  RequestRate(Reception reception, LongSupplier nanos) {
    this.reception = reception;
    this.nanos = nanos;
  }

  @Override
  public void handle(RoutingContext request) {
    if (take(Network.of(request.request().remoteAddress().hostAddress())) || isOwn(request)) {
      request.next();
    } else {
      request.response().putHeader("Retry-After", "1");
      Answers.refuse(request, 429, "too many requests: try again in a second");
    }
  }

  private boolean isOwn(RoutingContext request) {
    String header = request.request().getHeader("Authorization");
    return header != null
        && header.startsWith("Bearer ")
        && reception.tokens().isLocal(header.substring("Bearer ".length()).strip());
  }

  /** Whether one more may be made now. */
  boolean take(String address) {
    long now = nanos.getAsLong();
    Bucket bucket =
        buckets.computeIfAbsent(
            address,
            name -> {
              Bucket fresh = new Bucket();
              fresh.at = now;
              return fresh;
            });
    if (buckets.size() > MOST_ADDRESSES) {
      buckets.remove(buckets.keySet().iterator().next());
    }
    bucket.left = Math.min(MOST_AT_ONCE, bucket.left + (now - bucket.at) * A_SECOND / NANOS);
    bucket.at = now;
    if (bucket.left < 1) {
      return false;
    }
    bucket.left--;
    return true;
  }
}
