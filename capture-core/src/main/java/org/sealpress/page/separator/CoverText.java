package org.sealpress.page.separator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.durable.Sha256;
import org.sealpress.page.separator.Separator.Cover;

/**
 * What the code of a cover sheet says, as text: {@code SEALPRESS1;CLASS;DOCUMENT;TITLE;CHECK}. The
 * document is empty for a new one; the check is the start of the SHA-256 of all before it under a
 * name of its own, so that no other program's code is taken for one by chance. It proves nothing of
 * who made it.
 */
final class CoverText {
  private static final String MARK = "SEALPRESS";
  private static final String VERSION = "1";
  private static final String OWN = "sealpress cover sheet\n";
  private static final int CHECK_DIGITS = 10;

  /** The greedy title leaves the last semicolon to the check. */
  private static final Pattern FORM =
      Pattern.compile(
          MARK + VERSION + ";([^;]*);([^;]*);(.*);([0-9a-f]{" + CHECK_DIGITS + "})",
          Pattern.DOTALL);

  private CoverText() {}

  static String of(Cover cover) {
    String text =
        String.join(
            ";", MARK + VERSION, cover.documentClass(), cover.document(), cover.title() + ";");
    return text + check(text);
  }

  /**
   * What a code says.
   *
   * @return empty when it is no cover sheet's
   * @throws UnclearCover when it is one that can't be understood
   */
  static Optional<Cover> read(String text) throws UnclearCover {
    if (!text.startsWith(MARK)) {
      return Optional.empty();
    }
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new UnclearCover("of another version of Sealpress, or cut off");
    }
    String checked = text.substring(0, parts.start(4));
    if (!check(checked).equals(parts.group(4))) {
      throw new UnclearCover("its text does not fit its checksum");
    }
    try {
      return Optional.of(new Cover(parts.group(1), parts.group(3), parts.group(2)));
    } catch (IllegalArgumentException e) {
      throw new UnclearCover(String.valueOf(e.getMessage()));
    }
  }

  private static String check(String text) {
    return Sha256.of((OWN + text).getBytes(StandardCharsets.UTF_8)).substring(0, CHECK_DIGITS);
  }
}
