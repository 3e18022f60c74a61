package org.sealpress.appliance.button;

import java.util.Locale;

/** What a button is. */
public enum ButtonKind {
  /** Sensors of the scanner. */
  SCANNER(Touch.READ),
  /** A contact on a wire. */
  GPIO(Touch.CONTACT),
  /** Keys of a USB device: a pedal, a keypad. */
  KEYPAD(Touch.SETTLED),
  /** A barcode reader. */
  BARCODE(Touch.READ),
  /** Another program. */
  HTTP(Touch.SETTLED);

  private final Touch touch;

  ButtonKind(Touch touch) {
    this.touch = touch;
  }

  Touch touch() {
    return touch;
  }

  /** As programs read it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
