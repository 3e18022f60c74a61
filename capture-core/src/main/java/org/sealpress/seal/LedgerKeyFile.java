package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A ledger's key as PEM: PKCS#8 (RFC 8410, section 7), and after it the public key, so that rot in
 * the private one, which would be another key without anybody noticing, is found.
 */
final class LedgerKeyFile {
  private static final AlgorithmIdentifier ED25519 =
      new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);
  private static final String NEXT =
      "; put a copy of it back and start again. Without a copy, move it away: a new one is made at"
          + " the next start";

  private LedgerKeyFile() {}

  static byte[] write(byte[] seed) throws IOException {
    byte[] publicKey = publicKeyOf(seed);
    byte[] pkcs8 = new PrivateKeyInfo(ED25519, new DEROctetString(seed)).getEncoded();
    byte[] first = PemBlock.write("PRIVATE KEY", pkcs8);
    byte[] second =
        PemBlock.write("PUBLIC KEY", new SubjectPublicKeyInfo(ED25519, publicKey).getEncoded());
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    KeyLock.wipe(first);
    KeyLock.wipe(pkcs8);
    return all;
  }

  /** The private key's 32 bytes, which the caller overwrites. */
  static byte[] read(Path file) throws SealFault, IOException {
    byte[] content = Certificates.content(file, "ledger key");
    checkOwnerOnly(file);
    try {
      return seed(PemFile.parse(content, file).blocks(), file);
    } finally {
      KeyLock.wipe(content);
    }
  }

  private static byte[] seed(List<PemBlock> blocks, Path file) throws SealFault {
    byte[] seed = null;
    for (PemBlock block : blocks) {
      if (block.type().equals("PRIVATE KEY") && seed == null) {
        seed = seed(block.content(), file);
        KeyLock.wipe(block.content());
      }
    }
    if (seed == null) {
      throw fault(file, "holds no private key, expected PEM with BEGIN PRIVATE KEY");
    }
    for (PemBlock block : blocks) {
      if (block.type().equals("PUBLIC KEY") && !isPublicKeyOf(seed, block.content())) {
        KeyLock.wipe(seed);
        throw fault(file, "is damaged: its private key is not that of its public key");
      }
    }
    return seed;
  }

  private static byte[] seed(byte[] pkcs8, Path file) throws SealFault {
    try {
      PrivateKeyInfo key = PrivateKeyInfo.getInstance(pkcs8);
      byte[] seed = ASN1OctetString.getInstance(key.parsePrivateKey()).getOctets();
      if (key.getPrivateKeyAlgorithm().equals(ED25519) && seed.length == Ed25519.SECRET_KEY_SIZE) {
        return seed;
      }
      throw fault(file, "holds a key of another kind, expected Ed25519");
    } catch (IOException | IllegalArgumentException e) {
      throw new SealFault(SealFault.Kind.NOT_A_KEY, describe(file) + " is damaged" + NEXT, e);
    }
  }

  private static boolean isPublicKeyOf(byte[] seed, byte[] encoded) {
    try {
      byte[] stored = SubjectPublicKeyInfo.getInstance(encoded).getPublicKeyData().getOctets();
      return Arrays.equals(stored, publicKeyOf(seed));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static byte[] publicKeyOf(byte[] seed) {
    byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(seed, 0, publicKey, 0);
    return publicKey;
  }

  private static void checkOwnerOnly(Path file) throws SealFault, IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
    if (open.stream().anyMatch(OTHERS::contains)) {
      throw new SealFault(
          SealFault.Kind.KEY_EXPOSED,
          describe(file)
              + " can be read by others than its owner: if nobody has, `chmod 600 "
              + file
              + "`; else move it away, and a new one is made at the next start");
    }
  }

  private static String describe(Path file) {
    return "the ledger key " + file;
  }

  private static SealFault fault(Path file, String what) {
    return new SealFault(SealFault.Kind.NOT_A_KEY, describe(file) + " " + what + NEXT);
  }
}
