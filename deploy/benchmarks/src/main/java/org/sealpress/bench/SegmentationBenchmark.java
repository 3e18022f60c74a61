package org.sealpress.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.sealpress.page.ColorMode;
import org.sealpress.page.ColorNeed;
import org.sealpress.page.Layers;
import org.sealpress.page.Pix;
import org.sealpress.page.Segmentation;

/** What a compact page takes, and to tell which colours a page needs. */
public class SegmentationBenchmark extends Step {
  private Pix page;

  /** Draws the page. */
  @Setup
  public void open() throws IOException {
    page = Letter.of(BufferedImage.TYPE_INT_RGB);
  }

  /** Its memory is not the JVM's. */
  @TearDown
  public void close() {
    page.close();
  }

  /** Stencil, foreground and background, encoded. */
  @Benchmark
  public Layers layers() {
    return Segmentation.of(page, Letter.DPI);
  }

  /** Whether it could be grey, or 1-bit. */
  @Benchmark
  public ColorMode need() {
    return ColorNeed.of(page, Letter.DPI);
  }
}
