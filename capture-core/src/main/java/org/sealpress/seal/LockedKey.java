package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.Path;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.sealpress.durable.NewFile;
import org.sealpress.durable.OwnerOnly;

/**
 * A private key that stays under its passphrase while it is printed, read back and written: PKCS#8
 * EncryptedPrivateKeyInfo (RFC 5958).
 */
public final class LockedKey {
  private static final String TYPE = "ENCRYPTED PRIVATE KEY";

  private final byte[] der;

  private LockedKey(byte[] der) {
    this.der = der;
  }

  /**
   * The key of a PEM file.
   *
   * @throws SealFault {@link SealFault.Kind#NOT_A_KEY} when it has none under a passphrase, {@link
   *     SealFault.Kind#UNREADABLE}
   */
  public static LockedKey read(Path file) throws SealFault, IOException {
    byte[] content = Certificates.content(file, "private key");
    if (!PemFile.isPem(content)) {
      throw KeyFile.notAKey(
          file,
          "is no PEM; one of PKCS#12 is converted by `openssl pkcs12 -in "
              + file
              + " -nocerts -nodes | openssl pkcs8 -topk8 -scrypt -out NEW.key.pem`",
          null);
    }
    for (PemBlock block : PemFile.parse(content, file).blocks()) {
      if (block.type().equals(TYPE)) {
        return of(block.content(), file.toString());
      }
      if (block.isPrivateKey()) {
        throw new SealFault(
            SealFault.Kind.NOT_A_KEY,
            "the key "
                + file
                + " is under no passphrase, or not as PKCS#8: whoever has it, or a copy, could open"
                + " everything; lock it with `openssl pkcs8 -topk8 -scrypt -in "
                + file
                + " -out NEW.key.pem`");
      }
    }
    throw KeyFile.notAKey(file, "holds no key under a passphrase", null);
  }

  /**
   * The key of these bytes.
   *
   * @param name what they are, for messages
   * @throws SealFault {@link SealFault.Kind#NOT_A_KEY}
   */
  public static LockedKey of(byte[] der, String name) throws SealFault {
    try {
      return new LockedKey(EncryptedPrivateKeyInfo.getInstance(der).getEncoded());
    } catch (IOException | RuntimeException e) {
      throw new SealFault(
          SealFault.Kind.NOT_A_KEY,
          name + " is no key under a passphrase (PKCS#8); take another copy of it",
          e);
    }
  }

  /** PKCS#8 EncryptedPrivateKeyInfo. */
  public byte[] der() {
    return der.clone();
  }

  /**
   * Writes it as PEM, durably, readable by its owner only from its first moment.
   *
   * @throws java.nio.file.FileAlreadyExistsException when the file is there
   */
  public void write(Path file) throws IOException {
    try (NewFile out = NewFile.create(file, OwnerOnly.attributes(file))) {
      out.write(PemBlock.write(TYPE, der));
      out.commit();
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
