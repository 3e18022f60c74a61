package org.sealpress.appliance.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a remote may be called, and how much of the line it may take. */
class HoursTest {
  private static final String FILE =
      """
      box: desk
      data: /d
      recipients: [a.pem, b.pem]
      targets:
        off:
          kind: rclone
          remote: r:x
      """;

  private static TargetConfig.Rclone remote(String key, String value) throws Exception {
    String text = FILE + "    " + key + ": " + value + "\n";
    return (TargetConfig.Rclone)
        ConfigFile.parse(text, Path.of("/etc/x.yaml")).config().target("off").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "19:00-06:00, 18:59, false",
    "19:00-06:00, 19:00, true",
    "19:00-06:00, 00:00, true",
    "19:00-06:00, 05:59, true",
    "19:00-06:00, 06:00, false",
    "8:00 - 17:30, 07:59, false",
    "8:00 - 17:30, 08:00, true",
    "8:00 - 17:30, 17:30, false",
    "00:00-00:01, 00:00, true",
  })
  void hoursMayGoOverMidnight(String hours, String time, boolean within) throws Exception {
    Hours read = remote("hours", hours).hours().orElseThrow();
    assertEquals(within, read.contains(LocalTime.parse(time)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "512k",
        "2M",
        "100",
        "1.5M",
        "off",
        "10M:512k",
        "08:00,512k 19:00,off",
        "08:00,512k 12:00,10M:1M 23:00,off",
        "Mon-00:00,512 Fri-23:59,10M Sat-10:00,1M Sun-20:00,off"
      })
  void whatRcloneTakesIsPassedOn(String bandwidth) throws Exception {
    assertEquals(Optional.of(bandwidth), remote("bandwidth", bandwidth).bandwidth());
  }
}
