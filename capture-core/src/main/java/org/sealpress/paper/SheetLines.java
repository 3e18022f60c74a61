package org.sealpress.paper;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A key as numbered lines. The first says what comes: a byte for the version of this form, 1; two
 * for the length of the key; six of the certificate's fingerprint; six of the SHA-256 of the key.
 * The key's DER follows, 15 bytes a line.
 */
public final class SheetLines {
  static final byte VERSION = 1;

  private SheetLines() {}

  /** The lines of a key, each of seven groups of four characters; the first one is number 1. */
  public static List<List<String>> of(PaperKey key) {
    byte[] content = key.encrypted();
    List<List<String>> lines = new ArrayList<>();
    lines.add(SheetLine.of(1, header(key), 0).groups());
    for (int at = 0; at < content.length; at += SheetLine.BYTES) {
      lines.add(SheetLine.of(lines.size() + 1, content, at).groups());
    }
    return lines;
  }

  private static byte[] header(PaperKey key) {
    byte[] check = HexFormat.of().parseHex(key.check());
    return ByteBuffer.allocate(SheetLine.BYTES)
        .put(VERSION)
        .putShort((short) key.encrypted().length)
        .put(key.certificateBytes())
        .put(check)
        .array();
  }

  /** How many lines a key of such a length has. */
  public static int count(int bytes) {
    return 1 + (bytes + SheetLine.BYTES - 1) / SheetLine.BYTES;
  }
}
