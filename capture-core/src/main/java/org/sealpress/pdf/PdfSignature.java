package org.sealpress.pdf;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.sealpress.durable.Sha256;

/**
 * The last signature of a PDF (ISO 32000-1, 12.8.1): where it is, and what it is over.
 *
 * @param start where its {@code <} is: so many bytes before it are signed
 * @param end the byte after its {@code >}, from which on the rest is signed
 * @param length of the file
 * @param cms in DER
 * @param sha256 of what is signed, hex
 */
@SuppressWarnings("ArrayRecordComponent") // is read and thrown away
public record PdfSignature(long start, long end, long length, byte[] cms, String sha256) {
  private static final int BUFFER = 64 * 1024;
  private static final int MOST_HEX = 1 << 20;

  /**
   * Finds it.
   *
   * @return empty when nobody has signed
   * @throws IOException when it is no PDF, or the signature is not over all of the file but itself
   */
  public static Optional<PdfSignature> of(Path file) throws IOException {
    int[] range;
    try (PDDocument document = PdfText.open(file)) {
      List<PDSignature> all = document.getSignatureDictionaries();
      if (all.isEmpty()) {
        return Optional.empty();
      }
      range = all.get(all.size() - 1).getByteRange();
    } catch (RuntimeException e) {
      throw new IOException(file + " is no PDF that can be read: " + e, e);
    }
    try (RandomAccessFile pdf = new RandomAccessFile(file.toFile(), "r")) {
      return Optional.of(at(pdf, range, file));
    }
  }

  private static PdfSignature at(RandomAccessFile pdf, int[] range, Path file) throws IOException {
    long length = pdf.length();
    if (range.length != 4
        || range[0] != 0
        || range[1] < 0
        || range[2] < range[1] + 2
        || range[2] - range[1] > MOST_HEX
        || (long) range[2] + range[3] != length) {
      throw new IOException(
          file + " is not signed as a whole: something is outside of what its signature is over");
    }
    byte[] hex = new byte[range[2] - range[1]];
    pdf.seek(range[1]);
    pdf.readFully(hex);
    if (hex[0] != '<' || hex[hex.length - 1] != '>') {
      throw new IOException(file + " has no signature where it says that there is one");
    }
    byte[] cms;
    try {
      cms =
          HexFormat.of().parseHex(new String(hex, 1, hex.length - 2, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " has a signature that is damaged: " + e.getMessage(), e);
    }
    MessageDigest digest = Sha256.digest();
    hash(pdf, 0, range[1], digest);
    hash(pdf, range[2], length, digest);
    return new PdfSignature(
        range[1], range[2], length, cms, HexFormat.of().formatHex(digest.digest()));
  }

  private static void hash(RandomAccessFile pdf, long from, long to, MessageDigest digest)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    pdf.seek(from);
    for (long left = to - from; left > 0; ) {
      int n = pdf.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n < 0) {
        throw new EOFException();
      }
      digest.update(buffer, 0, n);
      left -= n;
    }
  }
}
