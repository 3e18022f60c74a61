package org.sealpress.appliance.web;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.sealpress.appliance.web.status.Brief;
import org.sealpress.appliance.web.status.Changes;
import org.sealpress.appliance.web.status.Changes.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All who watch. The status is made once a second for all of them, and not at all while nobody
 * watches; the same bytes go to each, to a few at a time, so that other requests come in between.
 * For the event loop.
 */
final class Watchers {
  /** More are turned away. */
  static final int MOST = 250;

  private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);
  private static final long MILLIS = 1000;
  private static final int BEAT = 10;
  private static final int AT_A_TIME = 20;
  private static final Buffer NOTHING = Buffer.buffer();

  private final Vertx vertx;
  private final BoxState box;
  private final Watcher.Limits limits;
  private final List<Watcher> all = new ArrayList<>();
  private Changes changes = new Changes();
  private Buffer whole = NOTHING;
  private long timer;
  private int quiet;

  Watchers(Vertx vertx, BoxState box, Watcher.Limits limits) {
    this.vertx = vertx;
    this.box = box;
    this.limits = limits;
  }

  /** How many watch now. */
  int count() {
    return all.size();
  }

  /**
   * Another one; gets the whole status at once.
   *
   * @param goesOn whether it may go on watching
   * @return whether there is room
   */
  boolean add(HttpServerResponse response, BooleanSupplier goesOn) {
    if (all.size() >= MOST) {
      return false;
    }
    if (all.isEmpty()) {
      changes = new Changes();
      look();
      timer = vertx.setPeriodic(MILLIS, id -> tick());
    }
    Watcher watcher = new Watcher(response, limits, goesOn, System.nanoTime());
    all.add(watcher);
    response.closeHandler(gone -> remove(watcher));
    watcher.send(whole, whole, System.nanoTime());
    return true;
  }

  private void remove(Watcher watcher) {
    if (all.remove(watcher) && all.isEmpty()) {
      vertx.cancelTimer(timer);
    }
  }

  private void tick() {
    try {
      send(look());
    } catch (RuntimeException e) {
      LOG.error("the status can't be told", e);
    }
  }

  /** What is new, as bytes. */
  private Buffer look() {
    JsonObject status = Brief.of(box.status());
    List<Change> news = changes.next(status);
    whole = event("status", status);
    Buffer bytes = Buffer.buffer();
    for (Change each : news) {
      bytes.appendBuffer(each.name().equals("status") ? whole : event(each.name(), each.data()));
    }
    quiet = news.isEmpty() ? quiet + 1 : 0;
    if (quiet >= BEAT) {
      quiet = 0;
      return event("beat", new JsonObject().put("now", status.getString("now", "")));
    }
    return bytes;
  }

  private static Buffer event(String name, JsonObject data) {
    return Buffer.buffer("event: " + name + "\ndata: " + data.encode() + "\n\n");
  }

  private void send(Buffer news) {
    Buffer now = whole;
    Iterator<Watcher> each = List.copyOf(all).iterator();
    some(each, news, now);
  }

  private void some(Iterator<Watcher> each, Buffer news, Buffer now) {
    for (int i = 0; i < AT_A_TIME && each.hasNext(); i++) {
      Watcher watcher = each.next();
      if (!watcher.send(news, now, System.nanoTime())) {
        remove(watcher);
      }
    }
    if (each.hasNext()) {
      vertx.runOnContext(next -> some(each, news, now));
    }
  }
}
