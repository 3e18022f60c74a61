package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/** One key of each kind for all tests of a JVM, since making RSA keys takes long. */
public final class TestKeys {
  /** The time of all unit tests. */
  public static final Instant NOW = Instant.parse("2026-11-24T09:15:00Z");

  /** Stands still at {@link #NOW}. */
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** Opens the key files made here. */
  public static final String PASSPHRASE = "correct horse battery staple";

  private static final Map<KeyKind, RecoveryKey> KEYS = new EnumMap<>(KeyKind.class);
  private static final Map<RecoveryKey, byte[]> LOCKED = new ConcurrentHashMap<>();
  private static final Map<RecoveryKey, String> OPEN = new ConcurrentHashMap<>();
  private static final SecureRandom RANDOM = new SecureRandom();

  private TestKeys() {}

  /** The key of this kind. */
  public static synchronized RecoveryKey key(KeyKind kind) {
    return KEYS.computeIfAbsent(kind, k -> fresh(k, "Test " + k));
  }

  /** A key of its own. */
  public static RecoveryKey fresh(KeyKind kind, String name) {
    try {
      return RecoveryKey.make(kind, name, RecoveryKey.DEFAULT_VALIDITY, CLOCK, RANDOM);
    } catch (SealFault e) {
      throw new IllegalStateException(e);
    }
  }

  /** The certificate's file, written into {@code dir} if it is not there. */
  public static Path certificate(Path dir, RecoveryKey key) throws IOException {
    Path file = dir.resolve(key.fingerprint().substring(0, 8) + ".crt.pem");
    return Files.exists(file) ? file : Files.write(file, key.certificatePem());
  }

  /** The key's file, locked with {@link #PASSPHRASE}. */
  public static Path keyFile(Path dir, RecoveryKey key) throws IOException {
    Path file = dir.resolve(key.fingerprint().substring(0, 8) + ".key.pem");
    return Files.exists(file) ? file : Files.write(file, LOCKED.computeIfAbsent(key, k -> lock(k)));
  }

  /**
   * The same, opened in no time: for tests that open it again and again by commands and don't ask
   * what a passphrase costs.
   */
  public static Path quickFile(Path dir, RecoveryKey key) throws IOException {
    Path file = dir.resolve(key.fingerprint().substring(0, 8) + ".quick.pem");
    try {
      byte[] locked =
          new PKCS8EncryptedPrivateKeyInfoBuilder(alone(dir, key).privateKey().getEncoded())
              .build(
                  new JcePKCSPBEOutputEncryptorBuilder(
                          new ScryptConfig.Builder(1 << 10, 8, 1).withSaltLength(16).build(),
                          NISTObjectIdentifiers.id_aes256_CBC)
                      .setProvider(BouncyCastle.provider())
                      .setRandom(RANDOM)
                      .build(PASSPHRASE.toCharArray()))
              .getEncoded();
      return Files.writeString(
          file,
          "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
              + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(locked)
              + "\n-----END ENCRYPTED PRIVATE KEY-----\n");
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] lock(RecoveryKey key) {
    try (Passphrase passphrase = Passphrase.takenFrom(PASSPHRASE.toCharArray())) {
      return key.keyPem(passphrase, RANDOM);
    } catch (SealFault | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key as it would be read from its file. */
  public static OpeningKey opening(Path dir, RecoveryKey key) throws IOException {
    try {
      return alone(dir, key).with(certificate(dir, key));
    } catch (SealFault e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key without its certificate. It is unlocked once only, for that takes a second. */
  public static OpeningKey alone(Path dir, RecoveryKey key) throws IOException {
    Path file = dir.resolve(key.fingerprint().substring(0, 8) + ".open.pem");
    try {
      if (!Files.exists(file)) {
        Files.writeString(file, OPEN.computeIfAbsent(key, k -> unlock(dir, k)));
      }
      return OpeningKey.read(file, PassphraseSource.none());
    } catch (SealFault e) {
      throw new IllegalStateException(e);
    }
  }

  private static String unlock(Path dir, RecoveryKey key) {
    try (OpeningKey read = OpeningKey.read(keyFile(dir, key), typed(PASSPHRASE))) {
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder().encodeToString(read.privateKey().getEncoded())
          + "\n-----END PRIVATE KEY-----\n";
    } catch (SealFault | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Somebody who types this. */
  public static PassphraseSource typed(String passphrase) {
    return file -> Optional.of(Passphrase.takenFrom(passphrase.toCharArray()));
  }

  /** Seals for these. */
  public static Sealer sealer(Path dir, RecoveryKey... keys) throws IOException {
    List<Path> files = new ArrayList<>();
    for (RecoveryKey key : keys) {
      files.add(certificate(dir, key));
    }
    try {
      return new Sealer(Recipients.load(files, CLOCK), RANDOM);
    } catch (SealFault e) {
      throw new IllegalStateException(e);
    }
  }

  /** A box's own key. */
  public static SealKey sealKey() {
    return SealKey.make("front-desk", CLOCK, RANDOM);
  }

  /** Its certificate as PEM. */
  public static byte[] certificate(SealKey key) {
    return Certificates.pem(key.certificate());
  }

  /** Signs the same document with other bytes each time, as one with a time-stamp does. */
  public static DocumentSigner changingSigner(SealKey key) {
    TimeStamps never =
        sha256 -> {
          byte[] token = new byte[500];
          RANDOM.nextBytes(token);
          ContentInfo content =
              new ContentInfo(CMSObjectIdentifiers.data, new DEROctetString(token));
          try {
            return new TimeStamp(token, content.getEncoded(), NOW);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        };
    return new BoxSigner(key, Optional.of(never), CLOCK);
  }
}
