package org.sealpress.page.separator;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.sealpress.page.GreyImage;

/** QR codes (ISO/IEC 18004) by ZXing. */
final class QrCode {
  private static final Map<DecodeHintType, ?> READING =
      Map.of(
          DecodeHintType.TRY_HARDER,
          true,
          DecodeHintType.CHARACTER_SET,
          StandardCharsets.UTF_8.name());

  /** A quarter of the code may be dirty or torn off. */
  private static final Map<EncodeHintType, ?> WRITING =
      Map.of(
          EncodeHintType.ERROR_CORRECTION,
          ErrorCorrectionLevel.Q,
          EncodeHintType.CHARACTER_SET,
          StandardCharsets.UTF_8.name(),
          EncodeHintType.MARGIN,
          0);

  private QrCode() {}

  /** What the code on a page says; empty when none can be read. */
  static Optional<String> read(GreyImage page) {
    PlanarYUVLuminanceSource source =
        new PlanarYUVLuminanceSource(
            page.bytes(), page.width(), page.height(), 0, 0, page.width(), page.height(), false);
    Optional<String> even = read(new GlobalHistogramBinarizer(source));
    return even.isPresent() ? even : read(new HybridBinarizer(source));
  }

  private static Optional<String> read(Binarizer image) {
    try {
      return Optional.of(new QRCodeReader().decode(new BinaryBitmap(image), READING).getText());
    } catch (ReaderException e) {
      return Optional.empty();
    }
  }

  /** The smallest code of a text: a pixel is a module. */
  static BitMatrix of(String text) {
    try {
      return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, WRITING);
    } catch (WriterException e) {
      throw new IllegalArgumentException("no QR code can be made of that: " + e.getMessage(), e);
    }
  }
}
