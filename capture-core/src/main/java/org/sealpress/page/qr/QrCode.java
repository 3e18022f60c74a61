package org.sealpress.page.qr;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** A QR code to be printed. */
public final class QrCode {
  private final BitMatrix modules;

  /** How much of a code may be dirty or torn off. */
  public enum Spare {
    /** A seventh. */
    SEVENTH(ErrorCorrectionLevel.M),
    /** A quarter. */
    QUARTER(ErrorCorrectionLevel.Q);

    private final ErrorCorrectionLevel level;

    Spare(ErrorCorrectionLevel level) {
      this.level = level;
    }
  }

  private QrCode(BitMatrix modules) {
    this.modules = modules;
  }

  /**
   * The smallest code of a text.
   *
   * @throws IllegalArgumentException when it is too long for one
   */
  public static QrCode of(String text, Spare spare) {
    Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
    hints.put(EncodeHintType.ERROR_CORRECTION, spare.level);
    hints.put(EncodeHintType.MARGIN, 0);
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
      // Not every telephone understands a code that tells its character set.
      hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
    }
    try {
      return new QrCode(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints));
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code can be made of that: " + e.getMessage(), e);
    }
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
