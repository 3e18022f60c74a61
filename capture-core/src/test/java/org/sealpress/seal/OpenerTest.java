package org.sealpress.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;
import static org.sealpress.seal.Faults.fault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.NewFile;
import org.sealpress.durable.Sha256;

class OpenerTest {
  private static final byte[] PLAIN = "%PDF-1.7 a signed contract".repeat(4).getBytes(UTF_8);

  @TempDir Path keys;
  @TempDir Path dir;

  private Path sealed;
  private Path out;

  @BeforeEach
  void names() {
    sealed = dir.resolve("x.cms");
    out = dir.resolve("x.pdf");
  }

  @Test
  void everyFlippedBitOfAnEcObjectIsANamedFaultAndNothingIsLeft() throws Exception {
    everyFlip(TestKeys.key(KeyKind.EC_P256), 8);
  }

  @Test
  void everyFlippedByteOfAnRsaObjectIsANamedFaultAndNothingIsLeft() throws Exception {
    everyFlip(TestKeys.key(KeyKind.RSA_3072), 1);
  }

  private void everyFlip(RecoveryKey key, int bitsOfEachByte) throws Exception {
    byte[] object = seal(key);
    Map<SealFault.Kind, Integer> kinds = new EnumMap<>(SealFault.Kind.class);
    Random random = new Random(5083);
    try (OpeningKey opening = TestKeys.opening(keys, key)) {
      Opener opener = new Opener(opening);
      for (int at = 0; at < object.length; at++) {
        for (int i = 0; i < bitsOfEachByte; i++) {
          int bit = bitsOfEachByte == 8 ? i : random.nextInt(8);
          byte[] flipped = object.clone();
          flipped[at] ^= (byte) (1 << bit);
          Files.write(sealed, flipped);
          int where = at;
          SealFault fault =
              assertThrows(
                  SealFault.class,
                  () -> opener.open(sealed, out),
                  () -> "bit " + bit + " of byte " + where);
          says(fault, sealed.toString());
          kinds.merge(fault.kind(), 1, Integer::sum);
          assertEquals(List.of(sealed), left());
        }
      }
    }
    assertTrue(kinds.getOrDefault(SealFault.Kind.DAMAGED, 0) > PLAIN.length, kinds.toString());
    assertTrue(kinds.containsKey(SealFault.Kind.NOT_FOR_THIS_KEY), kinds.toString());
    assertTrue(kinds.containsKey(SealFault.Kind.WRONG_ALGORITHM), kinds.toString());
  }

  @Test
  void cutOffAnywhereItIsDamagedOrNotAnObjectAtAll() throws Exception {
    RecoveryKey key = TestKeys.key(KeyKind.EC_P256);
    byte[] object = seal(key);
    try (OpeningKey opening = TestKeys.opening(keys, key)) {
      for (int length = 0; length < object.length; length++) {
        Files.write(sealed, Arrays.copyOf(object, length));
        SealFault fault =
            assertThrows(SealFault.class, () -> new Opener(opening).open(sealed, out));
        assertEquals(
            length <= 2 ? SealFault.Kind.NOT_SEALED : SealFault.Kind.DAMAGED, fault.kind());
        says(fault, length <= 2 ? "not a sealed object" : "it ends at byte " + length);
        assertEquals(List.of(sealed), left());
      }
    }
  }

  @Test
  void whatFollowsTheEndIsNoticed() throws Exception {
    RecoveryKey key = TestKeys.key(KeyKind.EC_P256);
    byte[] object = seal(key);
    Files.write(sealed, Arrays.copyOf(object, object.length + 1));
    expect(key, SealFault.Kind.DAMAGED, "something follows");
  }

  @Test
  void aPartFromAnotherObjectIsNoticed() throws Exception {
    RecoveryKey key = TestKeys.key(KeyKind.EC_P256);
    byte[] one = seal(key);
    byte[] other = seal(key);
    int content = one.length - PLAIN.length;
    System.arraycopy(other, content, one, content, PLAIN.length);
    Files.write(sealed, one);
    expect(key, SealFault.Kind.DAMAGED, "does not fit its tag", "another drive or remote");
  }

  @Test
  void anObjectForOthersNamesThemAndYourKey() throws Exception {
    RecoveryKey one = TestKeys.key(KeyKind.RSA_3072);
    RecoveryKey two = TestKeys.key(KeyKind.EC_P384);
    Files.write(sealed, seal(one, two));
    RecoveryKey other = TestKeys.fresh(KeyKind.EC_P256, "Somebody else");
    expect(
        other,
        SealFault.Kind.NOT_FOR_THIS_KEY,
        "was sealed for",
        "CN=Test RSA_3072 (serial " + one.certificate().getSerialNumber().toString(16),
        "CN=Test EC_P384",
        "your key is CN=Somebody else");
  }

  @Test
  void aKeyWhoseCertificateWasLostOpensAllTheSame() throws Exception {
    RecoveryKey mine = TestKeys.key(KeyKind.RSA_3072);
    RecoveryKey mineToo = TestKeys.key(KeyKind.EC_P384);
    RecoveryKey other = TestKeys.fresh(KeyKind.EC_P256, "other");
    Files.write(sealed, seal(other, TestKeys.fresh(KeyKind.RSA_3072, "other"), mine, mineToo));
    for (RecoveryKey key : List.of(mine, mineToo)) {
      try (OpeningKey alone = TestKeys.alone(keys, key)) {
        new Opener(alone).open(sealed, out);
        Files.delete(out);
      }
    }
    try (OpeningKey stranger = TestKeys.alone(keys, TestKeys.fresh(KeyKind.EC_P256, "stranger"))) {
      fault(
          SealFault.Kind.NOT_FOR_THIS_KEY,
          () -> new Opener(stranger).open(sealed, out),
          "your key is " + keys);
    }
    assertEquals(List.of(sealed), left());
  }

  @Test
  void whatIsNotSealedIsNamed() throws Exception {
    RecoveryKey key = TestKeys.key(KeyKind.EC_P256);
    Files.write(sealed, PLAIN);
    expect(key, SealFault.Kind.NOT_SEALED, "not a sealed object");
    Files.write(sealed, key.certificatePem());
    expect(key, SealFault.Kind.NOT_SEALED, "expected CMS in DER");
    Files.write(sealed, Certificates.encoded(key.certificate()));
    expect(key, SealFault.Kind.DAMAGED, "the object's type");
  }

  @Test
  void encryptedButNotAuthenticatedIsRefused() throws Exception {
    RecoveryKey key = TestKeys.key(KeyKind.RSA_3072);
    CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
    generator.addRecipientInfoGenerator(
        new JceKeyTransRecipientInfoGenerator(key.certificate())
            .setProvider(BouncyCastle.provider()));
    byte[] enveloped =
        generator
            .generate(
                new CMSProcessableByteArray(PLAIN),
                new JceCMSContentEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                    .setProvider(BouncyCastle.provider())
                    .build())
            .toASN1Structure()
            .getEncoded("DER");
    Files.write(sealed, enveloped);
    expect(key, SealFault.Kind.WRONG_ALGORITHM, "not authenticated");
  }

  @Test
  void aTagThatWasShortenedIsRefused() throws Exception {
    RecoveryKey key = TestKeys.key(KeyKind.EC_P256);
    byte[] object = seal(key);
    // tag and its length are the last 18 bytes; four lengths above shrink by four
    byte[] shortened = Arrays.copyOf(object, object.length - 4);
    shortened[object.length - 17] = 12;
    Files.write(sealed, shortened);
    expect(key, SealFault.Kind.DAMAGED);
    byte[] parameters = object.clone();
    int icv = lastIndexOf(parameters, new byte[] {2, 1, 16});
    parameters[icv + 2] = 12;
    Files.write(sealed, parameters);
    expect(key, SealFault.Kind.WRONG_ALGORITHM, "128-bit tag");
  }

  @Test
  void aDestinationThatIsThereIsLeftAlone() throws Exception {
    RecoveryKey key = TestKeys.key(KeyKind.EC_P256);
    Files.write(sealed, seal(key));
    Files.writeString(out, "mine");
    try (OpeningKey opening = TestKeys.opening(keys, key)) {
      assertThrows(FileAlreadyExistsException.class, () -> new Opener(opening).open(sealed, out));
    }
    assertEquals("mine", Files.readString(out));
  }

  @Test
  void aCallerMayLookAtTheSumsBeforeTheFileHasItsName() throws Exception {
    RecoveryKey key = TestKeys.key(KeyKind.EC_P256);
    byte[] object = seal(key);
    try (OpeningKey opening = TestKeys.opening(keys, key);
        NewFile file = NewFile.create(out)) {
      Sums sums = new Opener(opening).open(new ByteArrayInputStream(object), "objects/x.cms", file);
      assertEquals(Sha256.of(object), sums.sealedSha256());
    }
    assertEquals(List.of(), left());
  }

  private void expect(RecoveryKey key, SealFault.Kind kind, String... parts) throws IOException {
    try (OpeningKey opening = TestKeys.opening(keys, key)) {
      fault(kind, () -> new Opener(opening).open(sealed, out), parts);
    }
    assertEquals(List.of(sealed), left());
  }

  private byte[] seal(RecoveryKey... to) throws Exception {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    TestKeys.sealer(keys, to).seal(new ByteArrayInputStream(PLAIN), PLAIN.length, object);
    return object.toByteArray();
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> all = Files.list(dir)) {
      return all.sorted().toList();
    }
  }

  private static int lastIndexOf(byte[] in, byte[] part) {
    for (int i = in.length - PLAIN.length - 18 - part.length; i >= 0; i--) {
      if (Arrays.equals(in, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException("not in there");
  }
}
