package org.sealpress.scan.sane;

import au.com.southsky.jfreesane.OptionValueType;
import au.com.southsky.jfreesane.SaneDevice;
import au.com.southsky.jfreesane.SaneException;
import au.com.southsky.jfreesane.SaneOption;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanFault.Kind;

/**
 * Sensors and buttons: options that can be read but not set, of SANE's type BOOL, or INT with one
 * number (pixma's {@code button-1}), where everything but 0 is on.
 */
final class Switches {
  /** Pixma asks the device for its buttons only when this is pushed. */
  private static final String UPDATE = "button-update";

  private Switches() {}

  /** Those that can be read now. */
  static Set<String> names(SaneDevice device) throws IOException {
    Set<String> names = new TreeSet<>();
    for (SaneOption option : device.listOptions()) {
      if (isSwitch(option) && option.isActive()) {
        names.add(option.getName());
      }
    }
    names.remove("");
    return names;
  }

  /** Those of {@code names} that are on; one that is inactive now is off. */
  static Set<String> read(SaneDevice device, Set<String> names, Faults faults)
      throws IOException, SaneException, ScanFault {
    SaneOption update = device.getOption(UPDATE);
    if (update != null && update.getType() == OptionValueType.BUTTON && update.isActive()) {
      update.setButtonValue();
    }
    Set<String> on = new TreeSet<>();
    for (String name : names) {
      SaneOption option = device.getOption(name);
      if (option == null || !isSwitch(option)) {
        throw faults.of(
            Kind.UNSUPPORTED,
            "has no sensor " + name,
            "It has " + String.join(", ", names(device)) + ": use one of these.");
      }
      if (option.isActive() && isOn(option)) {
        on.add(name);
      }
    }
    return on;
  }

  /** Whether a switch of the device is on; false when it has no such switch or won't tell. */
  static boolean isOn(SaneDevice device, String name) throws IOException, SaneException {
    SaneOption option = device.getOption(name);
    return option != null && isSwitch(option) && option.isActive() && isOn(option);
  }

  private static boolean isOn(SaneOption option) throws IOException, SaneException {
    return option.getType() == OptionValueType.BOOLEAN
        ? option.getBooleanValue()
        : option.getIntegerValue() != 0;
  }

  private static boolean isSwitch(SaneOption option) {
    boolean type =
        option.getType() == OptionValueType.BOOLEAN
            || (option.getType() == OptionValueType.INT && option.getValueCount() == 1);
    return type && option.isReadable() && !option.isWriteable();
  }
}
