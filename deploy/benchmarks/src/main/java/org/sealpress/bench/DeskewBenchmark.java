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
import org.sealpress.page.Ink;
import org.sealpress.page.Pix;

/** By how much a page is aslant, and making it straight. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class DeskewBenchmark {
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
