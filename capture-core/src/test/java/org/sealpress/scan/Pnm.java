package org.sealpress.scan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;

/** PNM images for tests. */
public final class Pnm {
  private Pnm() {}

  /** The header as scanimage writes it, but for its comment. */
  public static byte[] file(PageFormat format, byte[] samples) {
    String magic =
        switch (format.mode()) {
          case LINEART -> "P4\n";
          case GRAY -> "P5\n";
          case COLOR -> "P6\n";
        };
    String max = format.depth() == 1 ? "" : (1 << format.depth()) - 1 + "\n";
    String header = magic + format.width() + " " + format.height() + "\n" + max;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(samples);
    return out.toByteArray();
  }

  /** Samples with a little of everything in them. */
  public static byte[] noise(PageFormat format, long seed) {
    byte[] samples = new byte[Math.toIntExact(format.totalBytes())];
    new Random(seed).nextBytes(samples);
    int spare = format.bytesPerLine() * 8 - format.width();
    if (format.mode() == ColorMode.LINEART && spare > 0) {
      for (int y = 1; y <= format.height(); y++) {
        samples[y * format.bytesPerLine() - 1] &= (byte) (0xff << spare);
      }
    }
    return samples;
  }

  /** The samples of a file with a three- or two-line header, with or without comments. */
  public static byte[] samplesOf(byte[] file) {
    int lines = file[1] == '4' ? 2 : 3;
    int at = 0;
    while (lines > 0) {
      boolean comment = file[at] == '#';
      while (file[at] != '\n') {
        at++;
      }
      at++;
      lines -= comment ? 0 : 1;
    }
    byte[] samples = new byte[file.length - at];
    System.arraycopy(file, at, samples, 0, samples.length);
    return samples;
  }
}
