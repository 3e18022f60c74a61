package org.sealpress.appliance.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.appliance.config.Scalar.NotAllowed;
import org.sealpress.scan.Paper;

/** Paper sizes by name or in millimetres. */
final class Papers {
  private static final Map<String, Paper> NAMED = new LinkedHashMap<>();
  private static final String NUMBER = "([0-9]{1,4}(?:\\.[0-9]{1,2})?)";
  private static final Pattern SIZE =
      Pattern.compile(NUMBER + "\\s*x\\s*(?:" + NUMBER + "|auto)\\s*mm");
  private static final int WIDEST = 1000;
  private static final int LONGEST = 6000;
  private static final int SHORTEST = 10;

  static {
    NAMED.put("a4", Paper.A4);
    NAMED.put("a5", Paper.A5);
    NAMED.put("letter", Paper.LETTER);
    NAMED.put("legal", Paper.LEGAL);
    NAMED.put("max", Paper.MAX);
  }

  private Papers() {}

  static Scalar<Paper> paper() {
    return new Scalar<>(
        "one of "
            + Scalars.listed(NAMED.keySet())
            + ", or a size from 10 x 10 mm to 1000 x 6000 mm such as `210 x 297 mm` or"
            + " `80 x auto mm`",
        "a4",
        Papers::parse);
  }

  private static Paper parse(String text) throws NotAllowed {
    String given = text.toLowerCase(Locale.ROOT);
    Paper named = NAMED.get(given);
    if (named != null) {
      return named;
    }
    Matcher size = SIZE.matcher(given);
    if (!size.matches()) {
      throw new NotAllowed(Nearest.hint(given, NAMED.keySet(), ""));
    }
    double width = Double.parseDouble(size.group(1));
    double height = size.group(2) == null ? SHORTEST : Double.parseDouble(size.group(2));
    if (width < SHORTEST || width > WIDEST || height < SHORTEST || height > LONGEST) {
      throw new NotAllowed();
    }
    return new Paper(width, size.group(2) == null ? 0 : height);
  }
}
