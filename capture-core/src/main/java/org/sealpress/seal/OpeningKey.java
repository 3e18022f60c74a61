package org.sealpress.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import javax.security.auth.Destroyable;
import org.jspecify.annotations.Nullable;

/**
 * A private key that opens sealed objects, and its certificate where there is one. With it, the key
 * finds its own entry in an object at once; without it, it tries all of its kind. {@link #close}
 * overwrites the key's bytes here; copies that the JDK's own key objects hold are left to the
 * garbage collector.
 */
public final class OpeningKey implements Destroyable, AutoCloseable {
  private static final int PROOF_BYTES = 32;

  private final String file;
  private final byte[] pkcs8;
  private final String algorithm;
  private final @Nullable X509Certificate certificate;
  private @Nullable PrivateKey privateKey;
  private boolean destroyed;

  private OpeningKey(
      String file, byte[] pkcs8, String algorithm, @Nullable X509Certificate certificate) {
    this.file = file;
    this.pkcs8 = pkcs8;
    this.algorithm = algorithm;
    this.certificate = certificate;
  }

  /**
   * Reads a key: PKCS#8 PEM, encrypted or not, PKCS#1 or SEC1 PEM, PKCS#8 DER, or PKCS#12. A
   * certificate of the key in the same file is taken too.
   *
   * @throws SealFault with {@link SealFault.Kind#PASSPHRASE_NEEDED}, {@link
   *     SealFault.Kind#WRONG_PASSPHRASE}, {@link SealFault.Kind#NOT_A_KEY} (a certificate where a
   *     key was expected is named) or {@link SealFault.Kind#UNREADABLE}
   */
  public static OpeningKey read(Path file, PassphraseSource passphrases)
      throws SealFault, IOException {
    KeyFile read = KeyFile.read(file, passphrases);
    OpeningKey key = new OpeningKey(file.toString(), read.pkcs8(), read.algorithm(), null);
    for (X509Certificate candidate : read.certificates()) {
      if (key.fits(candidate)) {
        return new OpeningKey(file.toString(), read.pkcs8(), read.algorithm(), candidate);
      }
    }
    return key;
  }

  /**
   * Reads a key and its certificate, each from a file of its own.
   *
   * @throws SealFault as {@link #read(Path, PassphraseSource)}, {@link
   *     SealFault.Kind#NOT_A_CERTIFICATE}, or {@link SealFault.Kind#KEY_MISMATCH} when none of the
   *     file's certificates is of this key
   */
  public static OpeningKey read(Path file, Path certificateFile, PassphraseSource passphrases)
      throws SealFault, IOException {
    OpeningKey key = read(file, passphrases);
    try {
      return key.with(certificateFile);
    } catch (SealFault | IOException | RuntimeException e) {
      key.close();
      throw e;
    }
  }

  /** The same key with its certificate; this object is used up. */
  OpeningKey with(Path certificateFile) throws SealFault, IOException {
    List<X509Certificate> candidates = Certificates.read(certificateFile);
    for (X509Certificate candidate : candidates) {
      if (fits(candidate)) {
        return new OpeningKey(file, pkcs8, algorithm, candidate);
      }
    }
    throw new SealFault(
        SealFault.Kind.KEY_MISMATCH,
        "the certificate "
            + Certificates.describe(candidates.get(0))
            + " in "
            + certificateFile
            + " is not of the key "
            + file
            + "; take the pair that was made together");
  }

  /**
   * Whose key it is: its own certificate, or one of those in files. Files that hold none are passed
   * over.
   */
  public Optional<Recipient> owner(List<Path> certificateFiles) throws IOException {
    if (certificate != null) {
      return Optional.of(new Recipient(certificate, Path.of(file)));
    }
    for (Path candidates : certificateFiles) {
      for (Recipient candidate : Recipient.readable(candidates)) {
        if (isOf(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether it is the private key of a recipient's certificate. */
  public boolean isOf(Recipient recipient) {
    return fits(recipient.certificate());
  }

  /** The certificate, when it is known. */
  public Optional<X509Certificate> certificate() {
    return Optional.ofNullable(certificate);
  }

  /** For people: {@code RSA, 3072 bits} or {@code EC, P-256}. */
  public String kind() {
    return KeyNames.of(privateKey());
  }

  /**
   * Seals a few bytes for the certificate and opens them with the key.
   *
   * @throws SealFault when that fails, though the key is of the certificate
   * @throws IllegalStateException without a certificate
   */
  public void prove(SecureRandom random) throws SealFault, IOException {
    Recipient self = new Recipient(certificate().orElseThrow(), Path.of(file));
    byte[] plain = new byte[PROOF_BYTES];
    random.nextBytes(plain);
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    Sums there =
        new Sealer(Recipients.only(self), random)
            .seal(new ByteArrayInputStream(plain), plain.length, sealed);
    Sums back =
        new Opener(this).check(new ByteArrayInputStream(sealed.toByteArray()), "what was sealed");
    if (!there.plainSha256().equals(back.plainSha256())) {
      throw new SealFault(
          SealFault.Kind.DAMAGED,
          "the key " + describe() + " opens something else than was sealed");
    }
  }

  boolean isRsa() {
    return algorithm.equals("RSA");
  }

  /** Made once: Bouncy Castle tests an RSA modulus each time, which takes longer than its use. */
  synchronized PrivateKey privateKey() {
    if (destroyed) {
      throw new IllegalStateException("the key was destroyed");
    }
    PrivateKey made = privateKey;
    if (made == null) {
      try {
        made =
            KeyFactory.getInstance(algorithm, BouncyCastle.provider())
                .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("the key " + file + " was read once already", e);
      }
      privateKey = made;
    }
    return made;
  }

  /** For people, in errors: the certificate where there is one, and the file. */
  public String describe() {
    return certificate == null ? file : Certificates.describe(certificate) + " in " + file;
  }

  /** Whether what the private key signs, the certificate's public key verifies. */
  boolean fits(X509Certificate candidate) {
    PublicKey publicKey = candidate.getPublicKey();
    if (!publicKey.getAlgorithm().equals(algorithm)) {
      return false;
    }
    String scheme = isRsa() ? "SHA256withRSA" : "SHA256withECDSA";
    byte[] message = Certificates.encoded(candidate);
    try {
      Signature signer = Signature.getInstance(scheme, BouncyCastle.provider());
      signer.initSign(privateKey());
      signer.update(message);
      byte[] signature = signer.sign();
      Signature verifier = Signature.getInstance(scheme, BouncyCastle.provider());
      verifier.initVerify(publicKey);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public synchronized void destroy() {
    KeyLock.wipe(pkcs8);
    privateKey = null;
    destroyed = true;
  }

  @Override
  public synchronized boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public void close() {
    destroy();
  }

  @Override
  public String toString() {
    return "*** from " + describe();
  }
}
