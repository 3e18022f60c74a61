package org.sealpress.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.sealpress.page.Pix;

/** The image for the archive: CCITT G4 of a 1-bit page, JPEG of grey and colour ones. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class CodecBenchmark {
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
