package org.sealpress.appliance.button;

/**
 * Something that people press and that is not a key of this program's own page: of a scanner, on a
 * wire, on a USB device, or of another program.
 *
 * <p>A button says what it sees to {@link Signals} and judges nothing: what is one press, what is a
 * stuck contact and what a press starts are known there, once for all kinds. One that can't be used
 * says so with {@link Signals#away}, keeps trying, less and less often, and comes back by itself.
 */
public interface Button extends AutoCloseable {

  /**
   * Begins to watch, in threads of its own if it needs any. Called once. Returns at once, whatever
   * is wrong with the device, and does not throw.
   */
  void start(Signals signals);

  /** Stops watching; when this returns nothing is signalled any more. May be called again. */
  @Override
  void close();
}
