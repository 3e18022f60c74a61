package org.sealpress.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import javax.security.auth.Destroyable;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.OwnerOnly;

/**
 * The key with which a box signs what its ledger was at a time: Ed25519, in a PEM file that only
 * its owner may read. {@link #close} overwrites the key's bytes here. Safe for several threads.
 */
public final class LedgerKey implements Destroyable, AutoCloseable {
  private final Path file;
  private final byte[] seed;
  private final byte[] publicKey;
  private boolean destroyed;

  private LedgerKey(Path file, byte[] seed) {
    this.file = file;
    this.seed = seed;
    this.publicKey = LedgerKeyFile.publicKeyOf(seed);
  }

  /**
   * Reads the key, or makes one where there is none: durably, readable by its owner alone from its
   * first moment. {@code openssl pkey} reads it too, and a key that {@code openssl genpkey} made is
   * taken.
   *
   * @throws SealFault {@link SealFault.Kind#NOT_A_KEY} when it is damaged or of another kind,
   *     {@link SealFault.Kind#KEY_EXPOSED} when others can read it; it is left as it is
   */
  public static LedgerKey open(Path file, SecureRandom random) throws SealFault, IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
      Ed25519.generatePrivateKey(random, seed);
      byte[] pem = LedgerKeyFile.write(seed);
      try {
        DurableFiles.write(file, pem, OwnerOnly.attributes(file));
      } finally {
        KeyLock.wipe(seed);
        KeyLock.wipe(pem);
      }
    }
    return new LedgerKey(file, LedgerKeyFile.read(file));
  }

  /** The public key's 32 bytes (RFC 8032, section 5.1.5). */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** Signs; the same message always gives the same 64 bytes. */
  public synchronized byte[] sign(byte[] message) {
    if (destroyed) {
      throw new IllegalStateException("the key was destroyed");
    }
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  @Override
  public synchronized void destroy() {
    KeyLock.wipe(seed);
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
    return file + " ***";
  }
}
