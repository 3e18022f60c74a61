package org.sealpress.appliance.web;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What the interface shows and starts. Called from the event loop: must not block. */
public interface BoxState {

  /** Everything that is known now. */
  JsonObject status();

  /** One of the last captures. */
  Optional<JsonObject> capture(String id);

  /** The names of the classes that there are; the first is used when none is asked for. */
  java.util.List<String> classes();

  /**
   * Presses the button.
   *
   * @return id of the capture; empty when too many presses wait already
   */
  Optional<String> press(String documentClass);
}
