package org.sealpress.appliance.button;

import org.sealpress.appliance.config.DocumentClass;

/**
 * A button was pressed.
 *
 * @param capture id of the capture that it starts, or goes on with
 * @param rest true when it is the rest of a capture whose feeder had stopped
 * @param documentClass of what will be scanned
 * @param source what was pressed, for people
 */
public record Press(String capture, boolean rest, DocumentClass documentClass, String source) {

  /** For a new capture. */
  public Press(String capture, DocumentClass documentClass, String source) {
    this(capture, false, documentClass, source);
  }
}
