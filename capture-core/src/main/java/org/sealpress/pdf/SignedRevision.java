package org.sealpress.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is appended to a document to sign it (ISO 32000-1, 7.5.6 and 12.8.1): the signature, the
 * field and the form that name it, and the cross-references of these. A few kilobytes, whatever the
 * size of the document, which can have gone to its disk already.
 */
final class SignedRevision {
  private static final String SIGNATURE =
      "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached%s"
          + "/ByteRange[0 %-10d %-10d %-10d]/Contents";

  private static final int WIDTH = 5;

  /**
   * A document that was written.
   *
   * @param length its bytes
   * @param size the first object number that is free
   * @param crossReferences where they begin
   * @param root number of the catalog's object
   * @param info number of the information's object
   * @param id the two strings of its ID, as they are written
   * @param field the empty one, which it has
   */
  record Base(
      long length,
      long size,
      long crossReferences,
      long root,
      long info,
      String id,
      SignatureField field) {}

  private final byte[] before;
  private final byte[] after;
  private final int room;

  private SignedRevision(byte[] before, byte[] after, int room) {
    this.before = before;
    this.after = after;
    this.room = room;
  }

  /**
   * One that leaves room for a signature.
   *
   * @param details what the signature says of itself, as entries of its dictionary
   * @param room in bytes
   */
  static SignedRevision of(Base base, String details, int room) {
    long start = base.length() + before(base, details, 0, 0, 0).length;
    long end = start + 2L * room + 2;
    byte[] after = after(base, end);
    return new SignedRevision(before(base, details, start, end, after.length), after, room);
  }

  private static byte[] before(Base base, String details, long start, long end, long rest) {
    String dictionary = SIGNATURE.formatted(details, start, end, rest);
    return ascii("%d 0 obj\n%s", base.size(), dictionary);
  }

  private static byte[] after(Base base, long from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<Long, Long> offsets = new TreeMap<>();
    offsets.put(base.size(), base.length());
    out.writeBytes(ascii(">>\nendobj\n"));
    long field = SignatureField.number(base.field().field());
    offsets.put(field, from + out.size());
    out.writeBytes(ascii("%d 0 obj\n%s\nendobj\n", field, base.field().filled(base.size())));
    long form = SignatureField.number(base.field().form());
    offsets.put(form, from + out.size());
    out.writeBytes(ascii("%d 0 obj\n%s\nendobj\n", form, base.field().signed()));
    long references = base.size() + 1;
    long start = from + out.size();
    offsets.put(references, start);
    StringBuilder index = new StringBuilder();
    offsets.keySet().forEach(number -> index.append(number).append(" 1 "));
    byte[] table = table(offsets.values());
    out.writeBytes(
        ascii(
            "%d 0 obj\n<</Type/XRef/Size %d/Prev %d/Root %d 0 R/Info %d 0 R/ID[%s]/W[1 %d 1]"
                + "/Index[%s]/Length %d>>\nstream\r\n",
            references,
            references + 1,
            base.crossReferences(),
            base.root(),
            base.info(),
            base.id(),
            WIDTH,
            index.toString().strip(),
            table.length));
    out.writeBytes(table);
    out.writeBytes(ascii("\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", start));
    return out.toByteArray();
  }

  /** The entries of a cross-reference stream (ISO 32000-1, table 18). */
  private static byte[] table(Iterable<Long> offsets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (long offset : offsets) {
      out.write(1);
      for (int i = WIDTH - 1; i >= 0; i--) {
        out.write((int) (offset >>> (8 * i)));
      }
      out.write(0);
    }
    return out.toByteArray();
  }

  private static byte[] ascii(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What is signed besides the document, before the signature. */
  byte[] before() {
    return before;
  }

  /** The same after it. */
  byte[] after() {
    return after;
  }

  /**
   * The signature as it is written between the two.
   *
   * @param cms at most as long as there is room
   */
  byte[] contents(byte[] cms) {
    String hex = HexFormat.of().formatHex(cms);
    return ascii("<%s%s>", hex, "00".repeat(room - cms.length));
  }
}
