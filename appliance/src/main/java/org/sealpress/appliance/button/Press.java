package org.sealpress.appliance.button;

import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.intake.DocumentTitle;

/**
 * A button was pressed.
 *
 * @param capture id of the capture that it starts, or goes on with
 * @param task what is to be fed
 * @param documentClass of what will be scanned
 * @param source what was pressed, for people
 */
public record Press(String capture, Task task, DocumentClass documentClass, String source) {

  /** What is to be fed. */
  public sealed interface Task {}

  /** A new capture, of which a person may have said what it is called. */
  public record Fresh(DocumentTitle title) implements Task {}

  /** The rest of a capture whose feeder had stopped. */
  public record Rest() implements Task {}

  /**
   * One sheet once more, for a capture that waits for a look at its pages.
   *
   * @param side of the page that it replaces
   * @param by who wants it
   * @param why what that person said
   */
  public record Again(int side, String by, String why) implements Task {}

  /** For a new capture. */
  public Press(String capture, DocumentClass documentClass, String source) {
    this(capture, new Fresh(DocumentTitle.NONE), documentClass, source);
  }
}
