package org.sealpress.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.sealpress.page.Ink;
import org.sealpress.page.Pix;

/** By how much a page is aslant, and making it straight. */
public class DeskewBenchmark extends Step {
  private Pix page;

  /** Draws the page. */
  @Setup
  public void open() throws IOException {
    page = Letter.of(BufferedImage.TYPE_BYTE_GRAY);
  }

  /** Its memory is not the JVM's. */
  @TearDown
  public void close() {
    page.close();
  }

  /** What is ink, and the angle of its lines. */
  @Benchmark
  public double skew() {
    try (Ink ink = Ink.of(page)) {
      return ink.skew();
    }
  }

  /** Every pixel moved, as the copy to be read is. */
  @Benchmark
  public int straightened() {
    try (Pix straight = page.straightened(-1)) {
      return straight.width();
    }
  }
}
