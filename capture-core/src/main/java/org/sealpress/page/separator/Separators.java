package org.sealpress.page.separator;

import java.util.Optional;
import org.sealpress.page.GreyImage;
import org.sealpress.page.Pix;
import org.sealpress.page.qr.QrReader;

/** Tells a separator from a page. To be used inside a page worker only. */
public final class Separators {
  /** Fine enough for all that a separator has, whatever it was scanned at. */
  private static final int DPI = 100;

  private Separators() {}

  /**
   * What a page is, whichever way it lies.
   *
   * @param page grey, as it was scanned or smaller
   * @param dpi its resolution
   * @return empty when it is a page like any other
   * @throws UnclearCover when it would be a cover sheet if one could go by it
   */
  public static Optional<Separator> on(Pix page, int dpi) throws UnclearCover {
    int reduction = Math.max(1, dpi / DPI);
    try (Pix small = page.scaled(1.0 / reduction)) {
      GreyImage look = small.greyImage(dpi / reduction);
      if (PatchCode.isOn(look)) {
        return Optional.of(new Separator.PatchT());
      }
      if (!Finders.areOn(look)) {
        return Optional.empty();
      }
      Optional<String> code = code(small, dpi / reduction);
      if (code.isEmpty() && reduction > 1) {
        code = code(page, dpi);
      }
      return code.isPresent() ? CoverText.read(code.get()).map(cover -> cover) : Optional.empty();
    }
  }

  /** Of a thousand codes ZXing does not find one or two where they lie, but on their side. */
  private static Optional<String> code(Pix page, int dpi) {
    Optional<String> code = QrReader.one(page.greyImage(dpi));
    if (code.isPresent()) {
      return code;
    }
    try (Pix onItsSide = page.turned(1)) {
      return QrReader.one(onItsSide.greyImage(dpi));
    }
  }
}
