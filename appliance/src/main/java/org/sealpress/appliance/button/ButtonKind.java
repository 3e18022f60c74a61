package org.sealpress.appliance.button;

import java.util.Locale;

/** What a button is. */
public enum ButtonKind {
  /** Sensors of the scanner. */
  SCANNER,
  /** A contact on a wire. */
  GPIO,
  /** Keys of a USB device: a pedal, a keypad. */
  KEYPAD,
  /** A barcode reader. */
  BARCODE,
  /** Another program. */
  HTTP;

  Touch touch() {
    return switch (this) {
      case GPIO -> Touch.CONTACT;
      case KEYPAD, HTTP -> Touch.SETTLED;
      case SCANNER, BARCODE -> Touch.READ;
    };
  }

  /** As programs read it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
