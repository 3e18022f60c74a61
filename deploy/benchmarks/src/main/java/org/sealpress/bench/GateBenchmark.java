package org.sealpress.bench;

import java.io.IOException;
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
import org.sealpress.gate.LimitedGate;
import org.sealpress.gate.PdfBytes;
import org.sealpress.gate.PdfGate;
import org.sealpress.pdf.SamplePdf;

/** veraPDF judges a document of one page and one of ten. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class GateBenchmark {
  private final PdfGate gate = LimitedGate.veraPdf();

  /** How many. */
  @Param({"1", "10"})
  private int pages;

  private byte[] pdf;

  /** Writes the document. */
  @Setup
  public void write() throws IOException {
    pdf = SamplePdf.of(pages);
  }

  /** As the daemon does, but from memory. */
  @Benchmark
  public Object check() throws InterruptedException {
    return gate.check(PdfBytes.of(pdf), pages);
  }
}
