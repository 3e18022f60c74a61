package org.sealpress.pdf;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.sealpress.durable.Sha256;

/** The signature in a PDF, and the hash of what it is over (ISO 32000-1, 12.8.1). */
public final class PdfSignature {
  private static final int BUFFER = 1 << 16;
  private static final int MOST_CONTENTS = 1 << 20;

  private final byte[] cms;
  private final byte[] sha256;

  private PdfSignature(byte[] cms, byte[] sha256) {
    this.cms = cms;
    this.sha256 = sha256;
  }

  /**
   * Reads the last one; empty when there is none.
   *
   * @throws IOException when the PDF is damaged, or something in it is neither signed nor signature
   */
  public static Optional<PdfSignature> of(Path file) throws IOException {
    int[] range;
    try (PDDocument document = PdfText.open(file)) {
      PDSignature last = document.getLastSignatureDictionary();
      if (last == null) {
        return Optional.empty();
      }
      range = last.getByteRange();
    } catch (RuntimeException e) {
      throw new IOException(file + " is no PDF that can be read: " + e, e);
    }
    try (RandomAccessFile pdf = new RandomAccessFile(file.toFile(), "r")) {
      if (range.length != 4
          || range[0] != 0
          || range[1] <= 0
          || range[2] - 2L <= range[1]
          || range[2] - (long) range[1] > MOST_CONTENTS
          || range[2] + (long) range[3] != pdf.length()) {
        throw new IOException("its signature is not over the whole document");
      }
      MessageDigest digest = Sha256.digest();
      digest(pdf, 0, range[1], digest);
      byte[] contents = new byte[range[2] - range[1]];
      pdf.readFully(contents);
      digest(pdf, range[2], range[3], digest);
      return Optional.of(new PdfSignature(cms(contents), digest.digest()));
    }
  }

  private static void digest(RandomAccessFile pdf, long from, long length, MessageDigest digest)
      throws IOException {
    pdf.seek(from);
    byte[] buffer = new byte[BUFFER];
    for (long left = length; left > 0; left -= buffer.length) {
      int most = (int) Math.min(left, buffer.length);
      pdf.readFully(buffer, 0, most);
      digest.update(buffer, 0, most);
    }
  }

  private static byte[] cms(byte[] contents) throws IOException {
    String text = new String(contents, StandardCharsets.ISO_8859_1);
    if (!text.startsWith("<") || !text.endsWith(">")) {
      throw new IOException("something in it is neither signed nor signature");
    }
    try {
      return HexFormat.of().parseHex(text, 1, text.length() - 1);
    } catch (IllegalArgumentException e) {
      throw new IOException("its signature is no hexadecimal number: " + e.getMessage(), e);
    }
  }

  /** The signature: CMS, DER. */
  public byte[] cms() {
    return cms.clone();
  }

  /** SHA-256 of all but the signature itself. */
  public byte[] sha256() {
    return sha256.clone();
  }
}
