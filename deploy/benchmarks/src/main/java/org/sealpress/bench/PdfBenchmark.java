package org.sealpress.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sealpress.pdf.SamplePdf;

/** Ten pages, of 40 kB or of the 2 MB of an A4 at 600 dpi in colour, become a PDF/A. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class PdfBenchmark {
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
