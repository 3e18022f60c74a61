package org.sealpress.appliance.button;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said when a contact can't be watched, by what the real programs print. */
class GpioFaultsTest {
  private static final GpioLine LINE = new GpioLine("gpiochip0", "99", true);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gpioget: error reading GPIO values: Invalid argument                | there is no line 99 of gpiochip0
          gpioget: cannot find line '99'                                       | there is no line 99 of gpiochip0
          gpiomon: error waiting for events: No such file or directory         | there is no GPIO chip gpiochip0
          gpiomon: cannot find GPIO chip character device 'gpiochip0'          | there is no GPIO chip gpiochip0
          gpioget: error reading GPIO values: Permission denied                | this user may not use the GPIO chip gpiochip0
          gpiomon: unable to open chip '/dev/gpiochip0': Permission denied     | this user may not use the GPIO chip gpiochip0
          gpiomon: error waiting for events: Device or resource busy           | something else uses line 99 of gpiochip0
          gpiomon: unable to request lines on chip '/dev/gpiochip0': Device or resource busy | something else uses line 99
          gpiomon: error reading line events: No such device                   | the GPIO chip gpiochip0 is gone
          gpioget: error reading GPIO values: Inappropriate ioctl for device   | gpiochip0 is no GPIO chip
          """)
  void whatTheProgramsSayIsToldInWordsThatHelp(String said, String told) {
    String message = String.valueOf(GpioFaults.of(said, LINE).getMessage());
    assertTrue(message.startsWith(told), message);
    assertTrue(message.matches(".*(:|;|,) .*"), message);
  }

  @Test
  void missingProgramsAreNamedWithTheirPackage() {
    GpioButton button = new GpioButton("desk", LINE, folder + "/");
    IOException fault = assertThrows(IOException.class, button::open);
    assertTrue(
        String.valueOf(fault.getMessage()).contains("gpiomon is not on this machine"),
        fault.getMessage());
    assertTrue(String.valueOf(fault.getMessage()).contains("apt-get install"), fault.getMessage());
  }

  @Test
  void theCommandLinesAreThoseOfEachVersion() throws Exception {
    assertEquals(
        """
        gpiofind GPIO17
        gpioget --bias=pull-up --active-low gpiochip0 17
        gpiomon --bias=pull-up --active-low --line-buffered --format=%e gpiochip0 17
        """,
        calls(false, new GpioLine("gpiochip0", "GPIO17", true)));
  }

  @Test
  void theSecondVersionTakesNamesAsTheyAre() throws Exception {
    assertEquals(
        """
        gpioget --bias pull-down --numeric --by-name GPIO17
        gpiomon --bias pull-down --format %E --by-name GPIO17
        """,
        calls(true, new GpioLine("gpiochip0", "GPIO17", false)));
  }

  private String calls(boolean second, GpioLine line) throws Exception {
    try (GpioDouble chip = new GpioDouble(folder, second)) {
      chip.plug();
      DeviceButton.Device device = new GpioButton("desk", line, chip.prefix()).open();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> chip.calls().contains("gpiomon"));
      device.close();
      return chip.calls();
    }
  }
}
