package org.sealpress.intake;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpress.page.ColorMode;
import org.sealpress.page.DrawnPage;
import org.sealpress.page.PageFormat;
import org.sealpress.page.PageStyle;
import org.sealpress.scan.Feed;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.ScannerInfo;
import org.sealpress.scan.Side;

/**
 * A scanner whose sides would be recognised wherever a byte of them came to lie: words that can be
 * read, and below them rows of grey that say in ASCII which side and row they are.
 */
final class SecretSheets implements Scanner {
  static final List<String> WORDS = List.of("CONFIDENTIAL", "Severance", "Agreement");
  static final CaptureOrder ORDER =
      new CaptureOrder(
          "legal",
          "grey-200",
          new ScanProfile(200, ColorMode.GRAY, "ADF Front", Paper.A5),
          List.of("eng"),
          false,
          PageStyle.AS_SCANNED);
  private static final PageFormat FORMAT = new PageFormat(1165, 1654, ColorMode.GRAY, 8, 200);
  private static final int MARKED = 1400;

  private final int sides;

  SecretSheets(int sides) {
    this.sides = sides;
  }

  private static byte[] samples(int side) {
    BufferedImage page =
        DrawnPage.text(
            BufferedImage.TYPE_BYTE_GRAY,
            List.of(
                String.join(" ", WORDS),
                "between the company and the person on page " + side,
                "Both parties have agreed that nobody else",
                "may ever read a line of what is written here."));
    byte[] samples = ((DataBufferByte) page.getRaster().getDataBuffer()).getData().clone();
    for (int y = MARKED; y < FORMAT.height(); y++) {
      byte[] mark = mark(side, y);
      for (int x = 0; x < FORMAT.width(); x++) {
        samples[y * FORMAT.width() + x] = mark[x % mark.length];
      }
    }
    return samples;
  }

  private static byte[] mark(int side, int row) {
    return "<samples of side %d, row %d>".formatted(side, row).getBytes(StandardCharsets.US_ASCII);
  }

  /** What tells the samples of a side. */
  static List<byte[]> marks(int side) {
    List<byte[]> marks = new ArrayList<>();
    for (int y = MARKED; y < FORMAT.height(); y++) {
      marks.add(mark(side, y));
    }
    return marks;
  }

  @Override
  public ScannerInfo info() {
    return new ScannerInfo("secret:1", "Secret", "One", "scanner");
  }

  @Override
  public void check(ScanProfile profile) {}

  @Override
  public Feed feed(ScanProfile profile) {
    return new Feed() {
      private int number;

      @Override
      public Optional<Side> next() {
        number++;
        return number > sides ? Optional.empty() : Optional.of(this::copy);
      }

      private PageFormat copy(OutputStream out) throws IOException {
        out.write(samples(number));
        return FORMAT;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {}
}
