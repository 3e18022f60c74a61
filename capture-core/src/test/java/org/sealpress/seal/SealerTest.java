package org.sealpress.seal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sealpress.seal.Faults.fault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Primitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.durable.Sha256;

class SealerTest {
  @TempDir Path dir;

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void everyKindOfKeyOpensWhatWasSealedForIt(KeyKind kind) throws Exception {
    RecoveryKey key = TestKeys.key(kind);
    byte[] plain = bytes(100_000, 1);
    Path sealed = dir.resolve("x.cms");
    Sums sums = seal(TestKeys.sealer(dir, key), plain, sealed);
    assertEquals(plain.length, sums.plainSize());
    assertEquals(Sha256.of(plain), sums.plainSha256());
    assertEquals(Files.size(sealed), sums.sealedSize());
    assertEquals(Sha256.of(sealed), sums.sealedSha256());
    try (OpeningKey opening = TestKeys.opening(dir, key)) {
      Path out = dir.resolve("x.pdf");
      assertEquals(sums, new Opener(opening).open(sealed, out));
      assertArrayEquals(plain, Files.readAllBytes(out));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x10000, 0x10001})
  void everyLengthIsWrittenAsDer(int length) throws Exception {
    RecoveryKey key = TestKeys.key(KeyKind.EC_P256);
    byte[] plain = bytes(length, length);
    Path sealed = dir.resolve("x.cms");
    seal(TestKeys.sealer(dir, key), plain, sealed);
    byte[] object = Files.readAllBytes(sealed);
    assertArrayEquals(object, ASN1Primitive.fromByteArray(object).getEncoded("DER"));
    try (OpeningKey opening = TestKeys.opening(dir, key)) {
      new Opener(opening).open(sealed, dir.resolve("x.pdf"));
    }
    assertArrayEquals(plain, Files.readAllBytes(dir.resolve("x.pdf")));
  }

  @Test
  void randomDocumentsForRandomRecipientsComeBackThroughEachOfTheirKeys() throws Exception {
    Random random = new Random(20261124);
    RecoveryKey[] keys = {
      TestKeys.key(KeyKind.EC_P256),
      TestKeys.key(KeyKind.EC_P384),
      TestKeys.key(KeyKind.RSA_3072),
      TestKeys.fresh(KeyKind.EC_P256, "another")
    };
    for (int round = 0; round < 30; round++) {
      byte[] plain = bytes(random.nextInt(200_000), random.nextLong());
      RecoveryKey[] to = new RecoveryKey[1 + random.nextInt(keys.length)];
      System.arraycopy(keys, 0, to, 0, to.length);
      Path sealed = dir.resolve(round + ".cms");
      Sums sums = seal(TestKeys.sealer(dir, to), plain, sealed);
      RecoveryKey with = to[random.nextInt(to.length)];
      try (OpeningKey opening = TestKeys.opening(dir, with)) {
        Path out = dir.resolve(round + ".pdf");
        assertEquals(sums, new Opener(opening).open(sealed, out));
        assertArrayEquals(plain, Files.readAllBytes(out));
      }
    }
  }

  @Test
  void theSameDocumentIsNeverSealedTheSameWayTwice() throws Exception {
    Sealer sealer = TestKeys.sealer(dir, TestKeys.key(KeyKind.EC_P256));
    Sums one = seal(sealer, bytes(100, 1), dir.resolve("1"));
    Sums two = seal(sealer, bytes(100, 1), dir.resolve("2"));
    assertNotEquals(one.sealedSha256(), two.sealedSha256());
    assertEquals(one.plainSha256(), two.plainSha256());
  }

  @Test
  void aStreamThatComesInSmallPiecesIsSealedAlike() throws Exception {
    RecoveryKey key = TestKeys.key(KeyKind.EC_P256);
    byte[] plain = bytes(3000, 5);
    Random random = new Random(3);
    InputStream pieces =
        new ByteArrayInputStream(plain) {
          @Override
          public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(length, 1 + random.nextInt(20)));
          }
        };
    Path sealed = dir.resolve("x.cms");
    try (OutputStream out = Files.newOutputStream(sealed)) {
      TestKeys.sealer(dir, key).seal(pieces, plain.length, out);
    }
    try (OpeningKey opening = TestKeys.opening(dir, key)) {
      new Opener(opening).open(sealed, dir.resolve("x.pdf"));
    }
    assertArrayEquals(plain, Files.readAllBytes(dir.resolve("x.pdf")));
  }

  @Test
  void aLengthThatWasWrongIsAFault() throws IOException {
    Sealer sealer = TestKeys.sealer(dir, TestKeys.key(KeyKind.EC_P256));
    OutputStream out = new ByteArrayOutputStream();
    fault(
        SealFault.Kind.LENGTH_MISMATCH,
        () -> sealer.seal(new ByteArrayInputStream(new byte[9]), 10, out),
        "10 bytes",
        "ended after 9");
    fault(
        SealFault.Kind.LENGTH_MISMATCH,
        () -> sealer.seal(new ByteArrayInputStream(new byte[11]), 10, out),
        "has more");
    fault(
        SealFault.Kind.LENGTH_MISMATCH,
        () -> sealer.seal(new ByteArrayInputStream(new byte[1]), 0, out),
        "has more");
  }

  @Test
  void whatOpensslCouldNotOpenIsNotSealed() throws IOException {
    Sealer sealer = TestKeys.sealer(dir, TestKeys.key(KeyKind.EC_P256));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    fault(
        SealFault.Kind.TOO_LARGE,
        () -> sealer.seal(InputStream.nullInputStream(), Sealer.MOST_BYTES + 1, out),
        "1900000001 bytes",
        "openssl");
    assertEquals(0, out.size());
    assertThrows(
        IllegalArgumentException.class, () -> sealer.seal(InputStream.nullInputStream(), -1, out));
  }

  private static Sums seal(Sealer sealer, byte[] plain, Path into) throws Exception {
    try (OutputStream out = Files.newOutputStream(into)) {
      return sealer.seal(new ByteArrayInputStream(plain), plain.length, out);
    }
  }

  private static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
