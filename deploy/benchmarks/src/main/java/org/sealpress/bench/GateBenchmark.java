package org.sealpress.bench;

import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.sealpress.gate.LimitedGate;
import org.sealpress.gate.PdfBytes;
import org.sealpress.gate.PdfGate;
import org.sealpress.pdf.SamplePdf;

/** veraPDF judges a document of one page and one of ten. */
public class GateBenchmark extends Step {
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
