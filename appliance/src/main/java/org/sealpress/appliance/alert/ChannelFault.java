package org.sealpress.appliance.alert;

import java.io.Serial;

/** A channel did not take a message. The text says what is wrong and what to do, and no secret. */
public final class ChannelFault extends Exception {
  @Serial private static final long serialVersionUID = 1L;
  private static final int LONGEST = 500;

  /** A fault; the text is made harmless. */
  public ChannelFault(String message, Throwable cause) {
    super(Plain.line(message, LONGEST), cause);
  }

  /** A fault; the text is made harmless. */
  public ChannelFault(String message) {
    super(Plain.line(message, LONGEST));
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
