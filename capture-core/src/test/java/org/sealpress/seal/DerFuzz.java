package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.sealpress.fuzz.FuzzTarget;

/**
 * The strict reader of DER: Malformed, or headers that are written as exactly these bytes, with
 * positions that fit.
 */
public final class DerFuzz implements FuzzTarget {
  private static final int MOST = 1 << 20;

  @Override
  public List<byte[]> seeds() {
    return List.of(
        HexFormat.of().parseHex("30130609608648016503040201020100a0030101ffff"),
        HexFormat.of().parseHex("3081800481" + "80" + "aa".repeat(128)),
        HexFormat.of().parseHex("06092a864886f70d010917"));
  }

  @Override
  public void read(byte[] input) throws IOException {
    Der der = new Der(new ByteArrayInputStream(input));
    try {
      while (der.position() < input.length) {
        int at = Math.toIntExact(der.position());
        int tag = input[at] & 0xff;
        long length = der.enter(tag, "a part");
        byte[] read = Arrays.copyOfRange(input, at, Math.toIntExact(der.position()));
        assertArrayEquals(read, Der.header(tag, length));
        assertEquals(der.position() - at + length, Der.sizeOf(length));
      }
      der.end();
    } catch (Der.Malformed e) {
      assertTrue(der.position() <= input.length);
    }
    values(input);
  }

  private static void values(byte[] input) throws IOException {
    Der der = new Der(new ByteArrayInputStream(input));
    try {
      while (der.position() < input.length) {
        int at = Math.toIntExact(der.position());
        int tag = input[at] & 0xff;
        if (tag == Der.OBJECT_IDENTIFIER) {
          byte[] written = der.identifier("a name").getEncoded();
          assertArrayEquals(
              Arrays.copyOfRange(input, at, Math.toIntExact(der.position())), written);
        } else {
          byte[] value = der.value(tag, MOST, "a value");
          assertEquals(der.position() - at, Der.sizeOf(value.length));
        }
      }
    } catch (Der.Malformed e) {
      assertTrue(der.position() <= input.length);
    }
  }
}
