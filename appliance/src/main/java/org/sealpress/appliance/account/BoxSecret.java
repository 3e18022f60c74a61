package org.sealpress.appliance.account;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.OwnerOnly;

/**
 * Encrypts small secrets under a key in a file of its own, so that the file of users alone, in a
 * backup or a support request, opens nothing. AES-256-GCM; the name is authenticated.
 */
final class BoxSecret {
  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  private BoxSecret(byte[] key, SecureRandom random) {
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /**
   * Reads the key, or makes one. A damaged one is moved aside: authenticators are enrolled anew, of
   * which {@link Reception#problems} tells.
   */
  static BoxSecret open(Path file, SecureRandom random) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      bytes = new byte[0];
    }
    if (bytes.length != KEY) {
      if (bytes.length > 0) {
        DurableFiles.rename(file, DurableFiles.free(file.resolveSibling("secret.key.damaged")));
      }
      bytes = new byte[KEY];
      random.nextBytes(bytes);
      DurableFiles.replace(file, bytes, OwnerOnly.attributes(file));
    }
    return new BoxSecret(bytes, random);
  }

  String lock(byte[] secret, String name) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] locked = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(secret);
      byte[] all = Arrays.copyOf(nonce, NONCE + locked.length);
      System.arraycopy(locked, 0, all, NONCE, locked.length);
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every JDK", e);
    }
  }

  /** What was locked under this name; nothing when it was changed, or under another key. */
  Optional<byte[]> unlock(String locked, String name) {
    try {
      byte[] all = Base64.getDecoder().decode(locked);
      if (all.length <= NONCE) {
        return Optional.empty();
      }
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE), name)
              .doFinal(all, NONCE, all.length - NONCE));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
