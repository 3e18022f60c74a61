package org.sealpress.appliance.button;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** With the programs of Debian 12. */
class GpioButtonTest extends ButtonContract {
  @TempDir Path folder;

  /** Whether the programs are of libgpiod 2. */
  boolean second() {
    return false;
  }

  @Override
  Rig rig() throws Exception {
    GpioDouble chip = new GpioDouble(folder, second());
    GpioButton button =
        new GpioButton("desk", new GpioLine("gpiochip0", "17", true), chip.prefix());
    return new Rig() {
      @Override
      public Button button() {
        return button;
      }

      @Override
      public ButtonKind kind() {
        return ButtonKind.GPIO;
      }

      @Override
      public String key() {
        return GpioButton.KEY;
      }

      @Override
      public void plug() throws Exception {
        chip.plug();
      }

      @Override
      public void pull() throws Exception {
        chip.pull();
      }

      @Override
      public void press() throws Exception {
        chip.edge(true);
      }

      @Override
      public void release() throws Exception {
        chip.edge(false);
      }

      @Override
      public void close() throws IOException {
        chip.close();
      }
    };
  }
}
