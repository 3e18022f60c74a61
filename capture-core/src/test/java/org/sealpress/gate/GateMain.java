package org.sealpress.gate;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.sealpress.cipher.DataKey;
import org.sealpress.cipher.EncryptedFile;
import org.sealpress.pdf.SamplePdf;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/**
 * Has documents judged in a JVM of its own, and says what came of it and how long it took. Run by
 * {@link GateInItsOwnJvmIT}, or by hand to measure. Arguments: a folder, and for each document its
 * pages and their width in pixels; or {@code parse} and pages, to have veraPDF alone open one from
 * a stream.
 */
final class GateMain {
  private static final SecureRandom RANDOM = new SecureRandom();

  private GateMain() {}

  public static void main(String[] args) throws Exception {
    if (args[0].equals("parse")) {
      parse(SamplePdf.of(Integer.parseInt(args[1])));
      return;
    }
    PdfGate gate = new VeraPdfGate();
    for (int i = 1; i < args.length; i += 2) {
      check(gate, Path.of(args[0]), Integer.parseInt(args[i]), Integer.parseInt(args[i + 1]));
    }
  }

  private static void check(PdfGate gate, Path folder, int pages, int width) throws Exception {
    Path file = Files.createTempFile(folder, "document", ".pdf");
    DataKey key = DataKey.random(RANDOM);
    try (OutputStream out =
        new BufferedOutputStream(key.encrypting(Files.newOutputStream(file), RANDOM))) {
      SamplePdf.prepare(width).write(pages, out);
    }
    resetPeak();
    long start = System.nanoTime();
    Verdict verdict;
    try (EncryptedFile opened = key.opening(FileChannel.open(file))) {
      verdict = gate.check(new Opened(opened), pages);
    }
    System.out.printf(
        "%s, %d pages, %d kB, %d ms, heap %d MiB, resident %d MiB%n",
        verdict instanceof Verdict.Valid ? "valid" : verdict.flaw(),
        pages,
        Files.size(file) / 1000,
        (System.nanoTime() - start) / 1_000_000,
        peak() >> 20,
        resident());
    Files.delete(file);
  }

  private record Opened(EncryptedFile file) implements PdfBytes {
    @Override
    public long length() {
      return file.length();
    }

    @Override
    public void read(long at, byte[] into, int length) throws IOException {
      file.read(at, into, length);
    }

    @Override
    public void close() {}
  }

  private static void parse(byte[] pdf) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (InputStream in = new ByteArrayInputStream(pdf);
        var parser = Foundries.defaultInstance().createParser(in, PDFAFlavour.PDFA_2_U);
        var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_U, false)) {
      System.out.println(validator.validate(parser).isCompliant() ? "valid" : "not valid");
    }
  }

  private static void resetPeak() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  /** The most that this process had in memory so far. */
  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
        .sum();
  }
}
