package org.sealpress.appliance.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.appliance.config.Scalar.NotAllowed;

/** Amounts of bytes such as {@code 64 GB}, in powers of 1000 as on the packaging of a drive. */
final class Sizes {
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})\\s*([A-Za-z]*)");
  private static final Map<String, Long> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("MB", 1_000_000L);
    UNITS.put("GB", 1_000_000_000L);
    UNITS.put("TB", 1_000_000_000_000L);
  }

  private Sizes() {}

  /** A size in bytes. */
  static Scalar<Long> bytes(String example) {
    return new Scalar<>(
        "a size (" + String.join(", ", UNITS.keySet()) + ")",
        example,
        text -> {
          Matcher written = WRITTEN.matcher(text);
          if (!written.matches()) {
            throw new NotAllowed();
          }
          Long unit = UNITS.get(written.group(2));
          if (unit == null) {
            throw new NotAllowed("write the unit as in `" + example + "`");
          }
          return Long.parseLong(written.group(1)) * unit;
        });
  }
}
