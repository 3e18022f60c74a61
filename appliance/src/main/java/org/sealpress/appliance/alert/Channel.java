package org.sealpress.appliance.alert;

/** A way to people. Used by one thread. */
public interface Channel {

  /** What it is called, as in {@code mail}. */
  String name();

  /**
   * Brings a message to them. Ends within a minute or so, whatever the other side does.
   *
   * @throws ChannelFault when it was not taken; it can be tried again
   * @throws InterruptedException when the box is being stopped
   */
  void send(Message message) throws ChannelFault, InterruptedException;
}
