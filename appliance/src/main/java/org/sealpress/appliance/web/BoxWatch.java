package org.sealpress.appliance.web;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What watches over the box. Called from the event loop: must not block. */
public interface BoxWatch {

  /**
   * What is wrong now, how each channel is doing, and how the last test of the channels ended:
   * {@code state} is {@code none}, {@code running} or {@code done}.
   */
  JsonObject alarms();

  /**
   * Begins to send a test message by each channel.
   *
   * @return why it has not begun; empty when it has
   */
  Optional<String> test();

  /** Numbers in the text format of Prometheus. */
  String metrics();
}
