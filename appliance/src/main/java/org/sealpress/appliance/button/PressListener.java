package org.sealpress.appliance.button;

import java.util.Optional;
import org.sealpress.appliance.config.DocumentClass;

/** Who is told of presses. */
public interface PressListener {

  /**
   * A button was pressed. Returns soon.
   *
   * @param documentClass what is to be captured
   * @param source what was pressed, for people
   */
  Taken pressed(DocumentClass documentClass, String source);

  /**
   * What became of it.
   *
   * @param capture that it starts, now or when its turn comes; empty when it starts nothing
   * @param refusal why it starts nothing; empty when it starts something
   */
  record Taken(Optional<String> capture, Optional<String> refusal) {
    /** It starts a capture. */
    public static Taken by(String capture) {
      return new Taken(Optional.of(capture), Optional.empty());
    }

    /** It starts nothing. */
    public static Taken refused(String why) {
      return new Taken(Optional.empty(), Optional.of(why));
    }
  }
}
