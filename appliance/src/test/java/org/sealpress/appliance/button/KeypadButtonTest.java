package org.sealpress.appliance.button;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

class KeypadButtonTest extends ButtonContract {
  private static final int F13 = 183;
  private static final int OTHER = 30;

  @TempDir Path folder;

  @Override
  Rig rig() throws Exception {
    InputDouble device = new InputDouble(folder.resolve("event7"));
    InputButton button =
        new InputButton("pedal", folder.resolve("event7"), new KeyPad(Set.of("f13")));
    return new Rig() {
      @Override
      public Button button() {
        return button;
      }

      @Override
      public ButtonKind kind() {
        return ButtonKind.KEYPAD;
      }

      @Override
      public String key() {
        return "f13";
      }

      @Override
      public void plug() throws Exception {
        device.plug();
      }

      @Override
      public void pull() throws Exception {
        device.pull();
      }

      @Override
      public void press() throws Exception {
        device.key(OTHER, 1);
        device.key(OTHER, 0);
        device.key(F13, 1);
        device.key(F13, 2);
      }

      @Override
      public void release() throws Exception {
        device.key(F13, 2);
        device.key(F13, 0);
      }

      @Override
      public void close() throws IOException {
        device.close();
      }
    };
  }
}
