package org.sealpress.page.separator;

import org.sealpress.page.qr.QrCode;
import org.sealpress.page.separator.Separator.Cover;

/** The code that is printed on a cover sheet. */
public final class CoverCode {
  private CoverCode() {}

  /** That of a cover sheet. A quarter of it may be dirty or torn off. */
  public static QrCode of(Cover cover) {
    return of(CoverText.of(cover));
  }

  static QrCode of(String text) {
    return QrCode.of(text, QrCode.Spare.QUARTER);
  }
}
