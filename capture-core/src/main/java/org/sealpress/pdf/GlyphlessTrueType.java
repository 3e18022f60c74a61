package org.sealpress.pdf;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The font file: two empty glyphs and the tables that TrueType can't do without. */
final class GlyphlessTrueType {
  private static final int UNITS_PER_EM = 1000;

  private GlyphlessTrueType() {}

  static byte[] bytes(int advance, int ascent) {
    try {
      return build(advance, ascent);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] table(Body body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static byte[] build(int advance, int ascent) throws IOException {
    Map<String, byte[]> tables = new LinkedHashMap<>();
    tables.put("glyf", new byte[] {0, 0, 0, 0});
    tables.put(
        "head",
        table(
            out -> {
              out.writeInt(0x00010000); // version
              out.writeInt(0x00010000); // revision
              out.writeInt(0); // checksum adjustment
              out.writeInt(0x5F0F3CF5); // magic
              out.writeShort(3); // flags: baseline and left side bearing at 0
              out.writeShort(UNITS_PER_EM);
              out.writeLong(0); // created
              out.writeLong(0); // modified
              out.writeLong(0); // bounding box
              out.writeShort(0); // style
              out.writeShort(8); // smallest readable size
              out.writeShort(2); // direction
              out.writeShort(0); // short offsets
              out.writeShort(0); // glyph format
            }));
    tables.put(
        "hhea",
        table(
            out -> {
              out.writeInt(0x00010000);
              out.writeShort(ascent); // ascender
              out.writeShort(0); // descender
              out.writeShort(0); // line gap
              out.writeShort(advance); // widest advance
              out.writeShort(0);
              out.writeShort(0);
              out.writeShort(0);
              out.writeShort(1); // caret: vertical
              out.writeShort(0);
              out.writeShort(0);
              out.writeLong(0); // reserved
              out.writeShort(0); // metric format
              out.writeShort(2); // metrics
            }));
    tables.put(
        "hmtx",
        table(
            out -> {
              for (int glyph = 0; glyph < 2; glyph++) {
                out.writeShort(advance);
                out.writeShort(0);
              }
            }));
    tables.put("loca", new byte[6]);
    tables.put(
        "maxp",
        table(
            out -> {
              out.writeInt(0x00010000);
              out.writeShort(2); // glyphs
              for (int i = 0; i < 13; i++) {
                out.writeShort(i == 4 ? 1 : 0); // zones
              }
            }));
    return assembled(tables);
  }

  private static byte[] assembled(Map<String, byte[]> tables) throws IOException {
    int count = tables.size();
    int power = Integer.highestOneBit(count);
    ByteArrayOutputStream font = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(font);
    out.writeInt(0x00010000);
    out.writeShort(count);
    out.writeShort(16 * power);
    out.writeShort(Integer.numberOfTrailingZeros(power));
    out.writeShort(16 * (count - power));
    int offset = 12 + 16 * count;
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      out.write(table.getKey().getBytes(StandardCharsets.US_ASCII));
      out.writeInt(checksum(table.getValue()));
      out.writeInt(offset);
      out.writeInt(table.getValue().length);
      offset += padded(table.getValue().length);
    }
    for (byte[] table : tables.values()) {
      out.write(table);
      out.write(new byte[padded(table.length) - table.length]);
    }
    return font.toByteArray();
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }

  private static int checksum(byte[] table) {
    int sum = 0;
    for (int i = 0; i < padded(table.length); i++) {
      int value = i < table.length ? table[i] & 0xFF : 0;
      sum += value << (8 * (3 - i % 4));
    }
    return sum;
  }
}
