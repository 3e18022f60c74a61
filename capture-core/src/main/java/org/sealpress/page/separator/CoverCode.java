package org.sealpress.page.separator;

import com.google.zxing.common.BitMatrix;
import org.sealpress.page.separator.Separator.Cover;

/** The code that is printed on a cover sheet. */
public final class CoverCode {
  private final BitMatrix modules;

  private CoverCode(BitMatrix modules) {
    this.modules = modules;
  }

  /** That of a cover sheet. */
  public static CoverCode of(Cover cover) {
    return new CoverCode(QrCode.of(CoverText.of(cover)));
  }

  /** Modules a side. Around them there have to be four more of paper. */
  public int size() {
    return modules.getWidth();
  }

  /** Whether a module is black; the first one is at the top left. */
  public boolean isBlack(int x, int y) {
    return modules.get(x, y);
  }
}
