package org.sealpress.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.sealpress.page.Pix;

/** The image for the archive: CCITT G4 of a 1-bit page, JPEG of grey and colour ones. */
public class CodecBenchmark extends Step {
  private static final int QUALITY = 85;

  private Pix lineart;
  private Pix grey;
  private Pix colour;

  /** Draws the pages. */
  @Setup
  public void open() throws IOException {
    lineart = Letter.of(BufferedImage.TYPE_BYTE_BINARY);
    grey = Letter.of(BufferedImage.TYPE_BYTE_GRAY);
    colour = Letter.of(BufferedImage.TYPE_3BYTE_BGR);
  }

  /** Their memory is not the JVM's. */
  @TearDown
  public void close() {
    lineart.close();
    grey.close();
    colour.close();
  }

  /** 1-bit. */
  @Benchmark
  public byte[] g4() {
    return lineart.g4();
  }

  /** Grey. */
  @Benchmark
  public byte[] jpegOfGrey() {
    return grey.jpeg(QUALITY);
  }

  /** Colour. */
  @Benchmark
  public byte[] jpegOfColour() {
    return colour.jpeg(QUALITY);
  }
}
