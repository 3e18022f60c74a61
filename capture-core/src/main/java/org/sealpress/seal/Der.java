package org.sealpress.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * The outer layers of a sealed object, read strictly: DER only (X.690), so that there is one way to
 * write an object and every changed length is noticed. Knows tags below 31 and lengths below 2^31.
 */
final class Der {
  static final int INTEGER = 0x02;
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  /** {@code [0]} with something inside. */
  static final int EXPLICIT_0 = 0xA0;

  /** {@code [0] IMPLICIT} of a primitive type. */
  static final int IMPLICIT_0 = 0x80;

  private static final int MOST_IDENTIFIER_BYTES = 32;

  private final InputStream in;
  private long position;

  Der(InputStream in) {
    this.in = in;
  }

  /** The bytes of a tag and a length. */
  static byte[] header(int tag, long length) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(9);
    out.write(tag);
    if (length < 0x80) {
      out.write((int) length);
    } else {
      int bytes = (Long.SIZE - Long.numberOfLeadingZeros(length) + 7) / 8;
      out.write(0x80 | bytes);
      for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
        out.write((int) (length >> shift));
      }
    }
    return out.toByteArray();
  }

  /** How many bytes a value takes together with its tag and length. */
  static long sizeOf(long length) {
    return header(0, length).length + length;
  }

  /** Bytes read so far. */
  long position() {
    return position;
  }

  /** Reads a tag and a length; returns the length. */
  long enter(int tag, String what) throws Malformed, IOException {
    int found = next(what);
    if (found != tag) {
      throw new Malformed(
          String.format("%s: tag %02x, expected %02x, at byte %d", what, found, tag, position - 1));
    }
    int first = next(what);
    if (first < 0x80) {
      return first;
    }
    int bytes = first & 0x7f;
    long length = 0;
    if (bytes == 0 || bytes > 4) {
      throw new Malformed(what + ": a length that is not DER, at byte " + (position - 1));
    }
    for (int i = 0; i < bytes; i++) {
      length = (length << 8) | next(what);
    }
    if (length > Integer.MAX_VALUE || header(tag, length).length != 2 + bytes) {
      throw new Malformed(what + ": a length that is not DER, before byte " + position);
    }
    return length;
  }

  /** Reads a whole value of at most {@code most} bytes. */
  byte[] value(int tag, int most, String what) throws Malformed, IOException {
    long length = enter(tag, what);
    if (length > most) {
      throw new Malformed(what + " of " + length + " bytes, at most " + most + " are accepted");
    }
    byte[] value = in.readNBytes((int) length);
    position += value.length;
    if (value.length != length) {
      throw new Malformed("it ends at byte " + position + ", inside " + what);
    }
    return value;
  }

  /** Reads an object identifier. */
  ASN1ObjectIdentifier identifier(String what) throws Malformed, IOException {
    byte[] contents = value(OBJECT_IDENTIFIER, MOST_IDENTIFIER_BYTES, what);
    try {
      return ASN1ObjectIdentifier.fromContents(contents);
    } catch (IllegalArgumentException e) {
      throw new Malformed(what + " is no object identifier");
    }
  }

  /** Reads up to {@code length} bytes of a value; -1 at the end of the file. */
  int read(byte[] into, int length) throws IOException {
    int n = in.read(into, 0, length);
    position += Math.max(0, n);
    return n;
  }

  /** Asserts that nothing follows. */
  void end() throws Malformed, IOException {
    if (in.read() >= 0) {
      throw new Malformed("something follows after its end, from byte " + position);
    }
  }

  private int next(String what) throws Malformed, IOException {
    int b = in.read();
    if (b < 0) {
      throw new Malformed("it ends at byte " + position + ", before " + what);
    }
    position++;
    return b;
  }

  /** Not what DER, or the structure, asks for. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }
}
