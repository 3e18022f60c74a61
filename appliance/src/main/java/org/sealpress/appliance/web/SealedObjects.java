package org.sealpress.appliance.web;

import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends sealed objects as they are, from the file to the client as fast as it takes them, a few at
 * the same time. Memory does not grow with their size.
 */
final class SealedObjects {
  /** More clients than that are told to come back. */
  static final int MOST = 4;

  private static final Logger LOG = LoggerFactory.getLogger(SealedObjects.class);

  private final WorkerExecutor workers;
  private final AtomicInteger sending = new AtomicInteger();

  /** Sends; leases are given back in one of these threads. */
  SealedObjects(WorkerExecutor workers) {
    this.workers = workers;
  }

  /** Whether one more may be sent; then {@link #end} or {@link #answer} must follow. */
  boolean begin(RoutingContext request) {
    if (sending.incrementAndGet() <= MOST) {
      return true;
    }
    end();
    Answers.refuse(
        request, 429, MOST + " documents are being fetched just now: try again in a moment");
    return false;
  }

  /** Nothing is sent after all. */
  void end() {
    sending.decrementAndGet();
  }

  /** Sends one, or says why not. */
  void answer(RoutingContext request, ReadingBox.Fetched fetched, String name) {
    if (fetched instanceof ReadingBox.Fetched.Here here) {
      send(request, here, name);
    } else if (fetched instanceof ReadingBox.Fetched.Away away) {
      end();
      Answers.refuse(request, 409, away.why());
    }
  }

  private void send(RoutingContext request, ReadingBox.Fetched.Here here, String name) {
    request
        .response()
        .putHeader("Content-Type", "application/pkcs7-mime")
        .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff")
        .sendFile(here.file().toString())
        .onComplete(
            sent -> {
              end();
              release(here);
              if (sent.failed()) {
                LOG.debug("{} was not sent to its end", name, sent.cause());
                gone(request);
              }
            });
  }

  /** It may have left the box a moment ago. */
  private static void gone(RoutingContext request) {
    if (!request.response().headWritten()) {
      Answers.refuse(request, 409, "the document has just left the box: try again");
    }
  }

  private void release(ReadingBox.Fetched.Here here) {
    workers
        .executeBlocking(
            () -> {
              here.lease().close();
              return here;
            },
            false)
        .onFailure(error -> LOG.warn("{} stays: {}", here.file(), error.getMessage()));
  }
}
