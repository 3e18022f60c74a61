package org.sealpress.appliance.button;

/** With the programs of Debian 13. */
class GpioButton2Test extends GpioButtonTest {
  @Override
  boolean second() {
    return true;
  }
}
