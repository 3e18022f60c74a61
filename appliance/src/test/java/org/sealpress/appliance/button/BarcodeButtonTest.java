package org.sealpress.appliance.button;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarcodeButtonTest extends ButtonContract {
  private static final int ENTER = 28;

  @TempDir Path folder;

  @Override
  Rig rig() throws Exception {
    InputDouble device = new InputDouble(folder.resolve("event8"));
    InputButton button =
        new InputButton(
            "reader",
            folder.resolve("event8"),
            new BarcodeReader(Set.of("4001"), System::nanoTime));
    return new Rig() {
      @Override
      public Button button() {
        return button;
      }

      @Override
      public ButtonKind kind() {
        return ButtonKind.BARCODE;
      }

      @Override
      public String key() {
        return "4001";
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
        for (int code : new int[] {5, 11, 11, 2, ENTER}) { // 4 0 0 1
          device.key(code, 1);
          device.key(code, 0);
        }
      }

      @Override
      public void release() {}

      @Override
      public boolean canBeHeld() {
        return false;
      }

      @Override
      public void close() throws IOException {
        device.close();
      }
    };
  }

  @Test
  void whatItReadsIsPutTogetherAndOldRestsAreForgotten() {
    List<String> told = new ArrayList<>();
    long[] now = {0};
    BarcodeReader reader = new BarcodeReader(Set.of("A-7"), () -> now[0]);
    Signals signals = new SeenSignals(new ToldSignals(told));
    type(reader, signals, 42, 30, 12, 8, ENTER); // shift, a, -, 7
    type(reader, signals, 30, 30);
    now[0] = 2_000_000_000L;
    type(reader, signals, 30, 12, 71, 96); // a, -, 7 and enter of the keypad
    type(reader, signals, 2, 3, ENTER);
    type(reader, signals, ENTER);
    assertEquals(
        List.of(
            "pressed A-7",
            "pressed A-7",
            "It has read \"12\", which is no code of the configuration: add it to `codes`, or show"
                + " it another one."),
        told);
  }

  private static void type(BarcodeReader reader, Signals signals, int... codes) {
    for (int code : codes) {
      reader.on(new InputEvent(InputEvent.KEY, code, 1), signals);
      reader.on(new InputEvent(InputEvent.KEY, code, 0), signals);
    }
  }
}
