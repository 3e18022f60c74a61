package org.sealpress.appliance.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.appliance.config.ButtonConfig;
import org.sealpress.appliance.config.Config;
import org.sealpress.tool.ToolFault;

/** The devices of buttons and lamps. */
record ButtonsCheck(Machine machine) implements Check {
  private static final Path DEVICES = Path.of("/dev");

  @Override
  public String name() {
    return "buttons";
  }

  @Override
  public List<Finding> look() {
    if (machine.config().isEmpty()) {
      return List.of(Finding.note("not known without a configuration", ""));
    }
    Config config = machine.config().get();
    List<Finding> findings = new ArrayList<>();
    if (!config.scanner().buttons().isEmpty()) {
      findings.add(Finding.good("those of the scanner: `sealpress status` tells how they are"));
    }
    for (ButtonConfig each : config.buttons()) {
      if (each instanceof ButtonConfig.Gpio gpio) {
        findings.add(gpio(gpio.name(), gpio.chip()));
      } else if (each instanceof ButtonConfig.Keypad keypad) {
        findings.add(device(keypad.name(), keypad.device()));
      } else if (each instanceof ButtonConfig.Barcode barcode) {
        findings.add(device(barcode.name(), barcode.device()));
      } else {
        findings.add(Finding.good(each.name() + ": POST /api/buttons/" + each.name()));
      }
    }
    if (!config.led().lines().isEmpty()) {
      findings.add(gpio("led", config.led().chip()));
    }
    return findings.isEmpty()
        ? List.of(Finding.note("there are none but `sealpress scan` and the page", ""))
        : findings;
  }

  private static Finding gpio(String name, String chip) {
    try {
      var unused = Machine.tool("gpiomon", "gpiod").version("--version");
    } catch (ToolFault e) {
      return Finding.wrong(name + ": gpiomon can't be used", "apt-get install gpiod");
    }
    Path device = DEVICES.resolve(chip);
    if (!Files.exists(device)) {
      return Finding.wrong(
          name + ": there is no " + device, "`gpiodetect` names those that there are");
    }
    return Files.isReadable(device) && Files.isWritable(device)
        ? Finding.good(name + ": " + device)
        : Finding.wrong(
            name + ": this user may not use " + device, "usermod -aG gpio sealpress, start again");
  }

  private static Finding device(String name, Path device) {
    if (!Files.exists(device)) {
      return Finding.wrong(
          name + ": " + device + " is not there",
          "plug it in; `ls /dev/input/by-id` names those that are");
    }
    return Files.isReadable(device)
        ? Finding.good(name + ": " + device)
        : Finding.wrong(
            name + ": this user may not read " + device,
            "usermod -aG input sealpress, start again");
  }
}
