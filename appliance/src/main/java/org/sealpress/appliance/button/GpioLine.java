package org.sealpress.appliance.button;

/**
 * A line of a GPIO chip with a button on it.
 *
 * @param chip such as {@code gpiochip0}; of no meaning for a line with a name
 * @param line its number on the chip, or its name, such as {@code GPIO17}
 * @param pullUp whether the line is high until the button connects it to ground; otherwise it is
 *     low until the button connects it to 3.3 V
 */
record GpioLine(String chip, String line, boolean pullUp) {

  /** Whether it is called by its number. */
  boolean isOffset() {
    return line.matches("[0-9]+");
  }

  @Override
  public String toString() {
    return isOffset() ? "line " + line + " of " + chip : "line " + line;
  }
}
