package org.sealpress.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at the end of a PDF and at the table that it points to (ISO 32000-1, 7.5.5). Readers repair
 * a file without them, but from what is left of it.
 */
final class PdfEnd {
  /** Where readers look for the end. */
  private static final int TAIL = 2048;

  private static final int HEAD = 1024;
  private static final Pattern POINTER = Pattern.compile("startxref\\s+(\\d{1,15})\\s+%%EOF");
  private static final Pattern TABLE =
      Pattern.compile("\\s*(xref|\\d+\\s+\\d+\\s+obj)\\b.*", Pattern.DOTALL);

  private PdfEnd() {}

  static Optional<String> lacking(FileChannel file) throws IOException {
    Matcher pointer = POINTER.matcher(text(file, Math.max(0, file.size() - TAIL), TAIL));
    long table = -1;
    while (pointer.find()) {
      table = Long.parseLong(pointer.group(1));
    }
    if (table < 0) {
      return Optional.of("the PDF has no end (%%EOF)");
    }
    int start = Math.max(0, text(file, 0, HEAD).indexOf("%PDF-"));
    boolean found = isTable(file, table) || isTable(file, table + start);
    return found ? Optional.empty() : Optional.of("the PDF has no table of its parts (xref)");
  }

  private static boolean isTable(FileChannel file, long at) throws IOException {
    return TABLE.matcher(text(file, at, 64)).matches();
  }

  private static String text(FileChannel file, long from, int most) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(most);
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) > 0) {}
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
  }
}
