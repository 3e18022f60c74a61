package org.sealpress.appliance.button;

import java.io.IOException;
import java.util.Locale;

/** What libgpiod's programs say when they fail, in words that help. */
final class GpioFaults {
  private GpioFaults() {}

  /**
   * What is wrong and what to do.
   *
   * @param said the program's last line of errors
   */
  static IOException of(String said, GpioLine line) {
    return new IOException(sentence(said, line));
  }

  private static String sentence(String said, GpioLine line) {
    String low = said.toLowerCase(Locale.ROOT);
    if (low.contains("is not on this machine")) {
      return said;
    } else if (low.contains("no such file") || low.contains("cannot find gpio chip")) {
      return "there is no GPIO chip %s on this machine: `gpiodetect` names those that there are; correct `chip`"
          .formatted(line.chip());
    } else if (low.contains("no such device")) {
      return "the GPIO chip %s is gone: see whether it is plugged in; it is then watched again"
          .formatted(line.chip());
    } else if (low.contains("permission denied")) {
      return "this user may not use the GPIO chip %s: add it to the group that owns /dev/%s (`usermod -aG gpio sealpress`), and start the service again"
          .formatted(line.chip(), line.chip());
    } else if (low.contains("busy")) {
      return "something else uses %s: `gpioinfo` shows what; end it, or take another line"
          .formatted(line);
    } else if (low.contains("cannot find line") || low.contains("invalid argument")) {
      return "there is no %s: `gpioinfo` prints those that there are (numbers are those of the chip, not of the pin header); correct `line`"
          .formatted(line);
    } else if (low.contains("not a gpio") || low.contains("inappropriate ioctl")) {
      return "%s is no GPIO chip: `gpiodetect` names those that there are; correct `chip`"
          .formatted(line.chip());
    }
    return "%s can't be watched: %s"
        .formatted(line, said.isEmpty() ? "the program ended without a word" : said);
  }
}
