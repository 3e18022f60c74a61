package org.sealpress.page.qr;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    LuminanceSource source = new GreyPlane(page.bytes(), page.width(), page.height()).source();
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
   * What all codes on an image say, as far as they can be read. Looks again and again, at thinner
   * black, at half the pixels and at parts of the image, until there are enough; a photograph takes
   * some seconds.
   *
   * @param enough whether it is not worth to look for more
   */
  public static Set<String> all(BufferedImage image, Predicate<Set<String>> enough) {
    GreyPlane whole = GreyPlane.of(image);
    List<GreyPlane> looks = new ArrayList<>(List.of(whole, whole.thinned()));
    looks.add(looks.get(0).halved());
    looks.add(looks.get(1).halved());
    Set<String> found = new LinkedHashSet<>();
    for (int parts : PARTS) {
      for (GreyPlane look : looks) {
        if (!enough.test(found) && Math.min(look.width(), look.height()) >= SMALLEST) {
          look(look.source(), parts, enough, found);
        }
      }
    }
    return found;
  }

  private static void look(
      LuminanceSource page, int parts, Predicate<Set<String>> enough, Set<String> found) {
    int wide = page.getWidth() * 2 / (parts + 1);
    int high = page.getHeight() * 2 / (parts + 1);
    for (int i = 0; i < parts * parts && !enough.test(found); i++) {
      int x = i % parts * (page.getWidth() - wide) / Math.max(1, parts - 1);
      int y = i / parts * (page.getHeight() - high) / Math.max(1, parts - 1);
      LuminanceSource part = page.crop(x, y, wide, high);
      WAYS.forEach(way -> found.addAll(in(way.apply(part))));
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
}
