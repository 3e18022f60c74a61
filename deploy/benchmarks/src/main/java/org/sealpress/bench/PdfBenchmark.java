package org.sealpress.bench;

import java.io.IOException;
import java.io.OutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.sealpress.pdf.SamplePdf;

/** Ten pages, of 40 kB or of the 2 MB of an A4 at 600 dpi in colour, become a PDF/A. */
public class PdfBenchmark extends Step {
  private static final int PAGES = 10;

  /** Of each page, in pixels. */
  @Param({"200", "1600"})
  private int width;

  private SamplePdf sample;

  /** Makes the image of a page. */
  @Setup
  public void draw() throws IOException {
    sample = SamplePdf.prepare(width);
  }

  /** Written to nowhere. */
  @Benchmark
  public void write() throws IOException {
    sample.write(PAGES, OutputStream.nullOutputStream());
  }
}
