package org.sealpress.page.qr;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.sealpress.page.GreyImage;

/** Finds QR codes on pages, whichever way they lie. */
public final class QrReader {
  private static final Map<DecodeHintType, ?> HINTS =
      Map.of(
          DecodeHintType.TRY_HARDER,
          true,
          DecodeHintType.CHARACTER_SET,
          StandardCharsets.UTF_8.name());

  private static final List<Function<LuminanceSource, Binarizer>> WAYS =
      List.of(GlobalHistogramBinarizer::new, HybridBinarizer::new);

  /** A page is looked at in such parts of its sides, of which each overlaps the next by half. */
  private static final int[] PARTS = {1, 2, 3};

  private static final int SMALLEST = 60;

  private QrReader() {}

  /** What the code on a page says; empty when none can be read. */
  public static Optional<String> one(GreyImage page) {
    LuminanceSource source = source(page.bytes(), page.width(), page.height());
    Optional<String> even = one(new GlobalHistogramBinarizer(source));
    return even.isPresent() ? even : one(new HybridBinarizer(source));
  }

  private static Optional<String> one(Binarizer image) {
    try {
      return Optional.of(new QRCodeReader().decode(new BinaryBitmap(image), HINTS).getText());
    } catch (ReaderException e) {
      return Optional.empty();
    }
  }

  /**
   * What all codes on an image say, as far as they can be read. Looks again and again, at parts of
   * the image and at half its pixels, until there are enough; a photograph takes some seconds.
   *
   * @param enough whether it is worth to look for more
   */
  public static Set<String> all(BufferedImage image, Predicate<Set<String>> enough) {
    Set<String> found = new LinkedHashSet<>();
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] grey = grey(image);
    while (Math.min(width, height) >= SMALLEST && !enough.test(found)) {
      look(source(grey, width, height), enough, found);
      grey = halved(grey, width, height);
      width /= 2;
      height /= 2;
    }
    return found;
  }

  private static void look(LuminanceSource page, Predicate<Set<String>> enough, Set<String> found) {
    for (int parts : PARTS) {
      int wide = page.getWidth() * 2 / (parts + 1);
      int high = page.getHeight() * 2 / (parts + 1);
      for (int i = 0; i < parts * parts && !enough.test(found); i++) {
        int x = i % parts * (page.getWidth() - wide) / Math.max(1, parts - 1);
        int y = i / parts * (page.getHeight() - high) / Math.max(1, parts - 1);
        WAYS.forEach(way -> found.addAll(in(way.apply(page.crop(x, y, wide, high)))));
      }
    }
  }

  private static List<String> in(Binarizer part) {
    try {
      Result[] results = new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(part), HINTS);
      return Arrays.stream(results).map(Result::getText).toList();
    } catch (ReaderException e) {
      return List.of();
    }
  }

  private static LuminanceSource source(byte[] grey, int width, int height) {
    return new PlanarYUVLuminanceSource(grey, width, height, 0, 0, width, height, false);
  }

  private static byte[] grey(BufferedImage image) {
    int width = image.getWidth();
    byte[] grey = new byte[Math.multiplyExact(width, image.getHeight())];
    int[] row = new int[width];
    for (int y = 0, i = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int rgb : row) {
        grey[i++] = (byte) (((rgb >> 16 & 0xFF) + 2 * (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 4);
      }
    }
    return grey;
  }

  /** Means of four pixels, which take away noise. */
  private static byte[] halved(byte[] grey, int width, int height) {
    byte[] half = new byte[(width / 2) * (height / 2)];
    for (int y = 0, i = 0; y < height / 2; y++) {
      for (int x = 0; x < width / 2; x++) {
        int at = 2 * (y * width + x);
        int sum = (grey[at] & 0xFF) + (grey[at + 1] & 0xFF);
        sum += (grey[at + width] & 0xFF) + (grey[at + width + 1] & 0xFF);
        half[i++] = (byte) (sum / 4);
      }
    }
    return half;
  }
}
