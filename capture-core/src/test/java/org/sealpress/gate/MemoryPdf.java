package org.sealpress.gate;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A PDF in memory. */
public final class MemoryPdf implements PdfBytes {
  private final byte[] pdf;
  private final AtomicInteger reads = new AtomicInteger();

  /** Of these bytes. */
  public MemoryPdf(byte[] pdf) {
    this.pdf = pdf;
  }

  int reads() {
    return reads.get();
  }

  @Override
  public long length() {
    return pdf.length;
  }

  @Override
  public void read(long at, byte[] into, int length) throws IOException {
    reads.incrementAndGet();
    System.arraycopy(pdf, (int) at, into, 0, length);
  }

  @Override
  public void close() {}
}
