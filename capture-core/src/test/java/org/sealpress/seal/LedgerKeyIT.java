package org.sealpress.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Programs;

/** The ledger's key, against openssl. */
class LedgerKeyIT {
  private static final byte[] MESSAGE = "what was signed".getBytes(UTF_8);

  @TempDir private Path dir;
  private final SecureRandom random = new SecureRandom();
  private Path file;
  private OpenSsl openssl;

  @BeforeEach
  void prepare() {
    Programs.assume("openssl");
    file = dir.resolve("ledger.key");
    openssl = new OpenSsl(dir);
  }

  private LedgerKey open() throws Exception {
    return LedgerKey.open(file, random);
  }

  @Test
  void aKeyIsMadeOnceAndIsForItsOwnerAlone() throws Exception {
    byte[] publicKey;
    try (LedgerKey key = open()) {
      publicKey = key.publicKey();
      assertTrue(LedgerSignature.isPublicKey(publicKey));
      assertFalse(key.toString().contains(Base64.getEncoder().encodeToString(publicKey)));
      says(key.toString(), "***");
    }
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    byte[] bytes = Files.readAllBytes(file);
    try (LedgerKey again = open()) {
      assertArrayEquals(publicKey, again.publicKey());
    }
    assertArrayEquals(bytes, Files.readAllBytes(file));
  }

  @Test
  void opensslReadsItAndVerifiesWhatItSigns() throws Exception {
    try (LedgerKey key = open()) {
      byte[] signature = key.sign(MESSAGE);
      assertTrue(LedgerSignature.verifies(key.publicKey(), MESSAGE, signature));
      Files.write(dir.resolve("message"), MESSAGE);
      Files.write(dir.resolve("signature"), signature);
      String text = openssl.run("pkey", "-in", "ledger.key", "-noout", "-text");
      assertTrue(text.startsWith("ED25519 Private-Key:"), text);
      openssl.run("pkey", "-in", "ledger.key", "-pubout", "-out", "public.pem");
      String said =
          openssl.run(
              "pkeyutl",
              "-verify",
              "-pubin",
              "-inkey",
              "public.pem",
              "-rawin",
              "-in",
              "message",
              "-sigfile",
              "signature");
      says(said.strip(), "Signature Verified Successfully");
    }
  }

  @Test
  void aKeyOfOpensslIsTaken() throws Exception {
    openssl.run("genpkey", "-algorithm", "ED25519", "-out", "ledger.key");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.write(dir.resolve("message"), MESSAGE);
    openssl.run(
        "pkeyutl", "-sign", "-inkey", "ledger.key", "-rawin", "-in", "message", "-out", "theirs");
    try (LedgerKey key = open()) {
      assertArrayEquals(Files.readAllBytes(dir.resolve("theirs")), key.sign(MESSAGE));
    }
  }

  @Test
  void aKeyThatOthersCanReadIsNotUsed() throws Exception {
    open().close();
    for (String open : List.of("rw-r-----", "rw-rw----", "rw----r--", "rw-----w-")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
      SealFault fault = assertThrows(SealFault.class, this::open, open);
      assertEquals(SealFault.Kind.KEY_EXPOSED, fault.kind());
      says(fault, file.toString(), "chmod 600");
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    open().close();
  }

  @Test
  void aDamagedKeyIsNamedAndLeftAsItIs() throws Exception {
    open().close();
    String good = Files.readString(file);
    String rotten = rotten(good);
    assertNotEquals(good, rotten);
    String rsa = openssl.run("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048");
    String other = rsa.substring(rsa.indexOf("-----BEGIN"));
    for (String bad :
        List.of("", "hello", rotten, good.substring(0, 60), other, publicPart(good))) {
      Files.writeString(file, bad);
      SealFault fault = assertThrows(SealFault.class, this::open, bad);
      says(fault, file.toString());
      assertEquals(bad, Files.readString(file));
    }
  }

  /** One bit of the private key is another; the file is well-formed all the same. */
  private static String rotten(String pem) {
    List<String> lines = pem.lines().toList();
    byte[] der = Base64.getDecoder().decode(lines.get(1));
    der[der.length - 3] ^= 4;
    return pem.replace(lines.get(1), Base64.getEncoder().encodeToString(der));
  }

  private static String publicPart(String pem) {
    return pem.substring(pem.indexOf("-----BEGIN PUBLIC"));
  }

  @Test
  void aDestroyedKeySignsNothing() throws Exception {
    LedgerKey key = open();
    key.close();
    assertTrue(key.isDestroyed());
    assertThrows(IllegalStateException.class, () -> key.sign(MESSAGE));
  }

  @Test
  void aSignatureOfSomethingElseIsNone() throws Exception {
    try (LedgerKey key = open()) {
      byte[] signature = key.sign(MESSAGE);
      byte[] publicKey = key.publicKey();
      for (int i = 0; i < signature.length; i++) {
        byte[] other = signature.clone();
        other[i] ^= 1;
        assertFalse(LedgerSignature.verifies(publicKey, MESSAGE, other), "byte " + i);
      }
      assertFalse(LedgerSignature.verifies(publicKey, new byte[0], signature));
      assertFalse(LedgerSignature.verifies(new byte[32], MESSAGE, signature));
      assertFalse(LedgerSignature.verifies(publicKey, MESSAGE, new byte[63]));
      assertFalse(LedgerSignature.isPublicKey(new byte[32]));
      assertFalse(LedgerSignature.isPublicKey(new byte[31]));
    }
  }

  /** RFC 8032, section 7.1, test 3. */
  @Test
  void theVectorOfTheRfcVerifies() throws IOException {
    java.util.HexFormat hex = java.util.HexFormat.of();
    byte[] publicKey =
        hex.parseHex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
    byte[] signature =
        hex.parseHex(
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
                + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
    assertTrue(LedgerSignature.verifies(publicKey, hex.parseHex("af82"), signature));
  }
}
