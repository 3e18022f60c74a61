package org.sealpress.appliance.button;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealpress.appliance.config.ButtonConfig;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.appliance.config.SensorButton;

/** Buttons from a configuration. */
final class ButtonKinds {
  /** What the scanner's own buttons are called. */
  static final String SCANNER = "scanner";

  private ButtonKinds() {}

  static ButtonPlan plan(List<SensorButton> sensors) {
    Map<String, DocumentClass> keys = new LinkedHashMap<>();
    sensors.forEach(each -> keys.put(each.sensor(), each.documentClass()));
    return new ButtonPlan(SCANNER, ButtonKind.SCANNER, keys);
  }

  static ButtonPlan plan(ButtonConfig config) {
    if (config instanceof ButtonConfig.Gpio gpio) {
      return new ButtonPlan(
          gpio.name(), ButtonKind.GPIO, Map.of(GpioButton.KEY, gpio.documentClass()));
    } else if (config instanceof ButtonConfig.Keypad keypad) {
      return new ButtonPlan(keypad.name(), ButtonKind.KEYPAD, keypad.keys());
    } else if (config instanceof ButtonConfig.Barcode barcode) {
      return new ButtonPlan(barcode.name(), ButtonKind.BARCODE, barcode.codes());
    }
    ButtonConfig.Http http = (ButtonConfig.Http) config;
    return new ButtonPlan(
        http.name(), ButtonKind.HTTP, Map.of(HttpButton.KEY, http.documentClass()));
  }

  static Button make(ButtonConfig config) {
    if (config instanceof ButtonConfig.Gpio gpio) {
      return new GpioButton(
          gpio.name(),
          new GpioLine(gpio.chip(), gpio.line(), gpio.pull() == ButtonConfig.Pull.UP),
          "");
    } else if (config instanceof ButtonConfig.Keypad keypad) {
      return new InputButton(keypad.name(), keypad.device(), new KeyPad(keypad.keys().keySet()));
    } else if (config instanceof ButtonConfig.Barcode barcode) {
      return new InputButton(
          barcode.name(),
          barcode.device(),
          new BarcodeReader(barcode.codes().keySet(), System::nanoTime));
    }
    return new HttpButton();
  }
}
