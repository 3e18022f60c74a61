package org.sealpress.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sealpress.fuzz.FuzzTarget;
import org.sealpress.fuzz.Scratch;

/**
 * A sealed object, opened with a key and with one whose certificate is not known: SealFault, and no
 * file is left; or exactly the plaintext that was sealed.
 */
public final class SealedObjectFuzz implements FuzzTarget {
  private static final byte[] PLAIN = "%PDF-1.7 a signed contract".getBytes(UTF_8);
  private static final int RSA_BYTES = 3072 / 8;

  private final Path work = Scratch.folder();
  private final Path out = Files.createDirectory(work.resolve("out"));
  private final Path sealed = work.resolve("x.cms");
  private final OpeningKey known;
  private final OpeningKey alone;

  /** Makes its keys. */
  public SealedObjectFuzz() throws Exception {
    known = TestKeys.opening(work, SeededKeys.of(KeyKind.EC_P256));
    alone = TestKeys.alone(work, SeededKeys.of(KeyKind.EC_P256));
  }

  @Override
  public List<byte[]> seeds() throws Exception {
    return List.of(
        seal(PLAIN, KeyKind.EC_P256),
        seal(PLAIN, KeyKind.EC_P256, KeyKind.RSA_3072),
        seal(PLAIN, KeyKind.EC_P384, KeyKind.RSA_3072));
  }

  private byte[] seal(byte[] plain, KeyKind... kinds) throws Exception {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    SeededKeys.sealer(work, kinds).seal(new ByteArrayInputStream(plain), plain.length, object);
    return withoutChance(object.toByteArray());
  }

  /** What OAEP has drawn by itself in the entry of an RSA key, which no key here opens. */
  private static byte[] withoutChance(byte[] object) {
    byte[] header = Der.header(Der.OCTET_STRING, RSA_BYTES);
    for (int at = 0; at + header.length + RSA_BYTES <= object.length; at++) {
      if (Arrays.equals(object, at, at + header.length, header, 0, header.length)) {
        Arrays.fill(object, at + header.length, at + header.length + RSA_BYTES, (byte) 0x5a);
      }
    }
    return object;
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(sealed, input);
    open(known);
    open(alone);
  }

  private void open(OpeningKey key) throws IOException {
    Path plain = out.resolve("x.pdf");
    try {
      Sums sums = new Opener(key).open(sealed, plain);
      assertArrayEquals(PLAIN, Files.readAllBytes(plain));
      assertEquals(PLAIN.length, sums.plainSize());
      Files.delete(plain);
    } catch (SealFault e) {
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
    assertEquals(List.of(), Scratch.names(out));
  }
}
