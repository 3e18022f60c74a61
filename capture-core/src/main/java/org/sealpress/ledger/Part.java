package org.sealpress.ledger;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.durable.Sha256;

/**
 * A share of all objects: which of them is told by the hash of their names, so that part 1 to part
 * {@code of} are all there is, whatever is added meanwhile.
 *
 * @param number from 1
 * @param of how many parts there are
 */
public record Part(int number, int of) {
  /** Everything at once. */
  public static final Part ALL = new Part(1, 1);

  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,4})/([1-9]\\d{0,4})");
  private static final int HEX = 16;
  private static final int DIGITS = 8;

  /** Checks the numbers. */
  public Part {
    if (number < 1 || number > of) {
      throw new IllegalArgumentException(
          number + "/" + of + " is no part: expected 1/" + of + " to " + of + "/" + of);
    }
  }

  /**
   * Reads {@code n/t}.
   *
   * @throws IllegalArgumentException says what was expected
   */
  public static Part parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(text + " is no part: expected n/t, such as 3/7");
    }
    return new Part(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }

  /** Whether an object of this name is in it. */
  public boolean holds(String object) {
    return share(object) % of == number - 1;
  }

  /** The number of an object that tells its part: of {@code t} parts, the rest after division. */
  public static long share(String object) {
    String hash = Sha256.of(object.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    return Long.parseLong(hash, HEX);
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
