package org.sealpress.pdf;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.sealpress.cipher.DataKey;
import org.sealpress.seal.BoxSigner;
import org.sealpress.seal.DocumentSigner;
import org.sealpress.seal.TestKeys;

/**
 * Writes a large document as the spool has it, encrypted, once without and once with a signature;
 * run in a JVM of its own by {@link LargeSignedPdfIT}. Arguments: the decrypted one, and how many
 * pages of 2 MB.
 */
final class LargeSignedPdf {
  private static final SecureRandom RANDOM = new SecureRandom();

  private LargeSignedPdf() {}

  public static void main(String[] args) throws IOException {
    Path plain = Path.of(args[0]);
    Path encrypted = plain.resolveSibling("encrypted");
    int pages = Integer.parseInt(args[1]);
    SamplePdf sample = SamplePdf.prepare(1600);
    DocumentSigner signer = new BoxSigner(TestKeys.sealKey(), Optional.empty(), TestKeys.CLOCK);
    DataKey key = DataKey.random(RANDOM);
    for (int round = 0; round < 2; round++) {
      long start = System.nanoTime();
      write(sample, pages, encrypted, key, Optional.empty());
      System.out.printf("unsigned %d ms%n", (System.nanoTime() - start) / 1_000_000);
      start = System.nanoTime();
      write(sample, pages, encrypted, key, Optional.of(signer));
      System.out.printf("signed %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }
    try (InputStream in = key.decrypting(Files.newInputStream(encrypted))) {
      Files.copy(in, plain);
    }
  }

  private static void write(
      SamplePdf sample, int pages, Path file, DataKey key, Optional<DocumentSigner> signer)
      throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(key.encrypting(Files.newOutputStream(file), RANDOM), 64 * 1024)) {
      sample.write(pages, out, signer);
    }
  }
}
