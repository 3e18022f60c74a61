package org.sealpress.appliance.button;

/**
 * What a {@link Button} sees. A button has one or more keys, each with a name: the sensor of a
 * scanner, the line of a chip, the key of a keypad, a code that was read. May be called from any
 * thread; returns soon, and never throws.
 */
public interface Signals {

  /** The button can be pressed now. */
  void watched();

  /**
   * The button can't be used. Its keys are up from now on.
   *
   * @param why what is wrong and what to do, in a sentence for people
   */
  void away(String why);

  /** A key went down. */
  void down(String key);

  /** A key went up. */
  void up(String key);

  /** A key went down and up at once, and somebody wants to know what came of it. */
  PressListener.Taken pressed(String key);

  /** A key is down and was so before anybody watched: that is no press. */
  void held(String key);

  /** Something that is no press and that a person should know, until the next press. */
  void note(String what);
}
