package org.sealpress.seal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.cms.CMSException;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.HashedInput;
import org.sealpress.durable.HashedOutput;
import org.sealpress.durable.NewFile;

/**
 * Opens sealed objects with a private key. Only what {@link Sealer} (or {@code openssl cms -encrypt
 * -aes-256-gcm} with the same algorithms) writes is accepted.
 *
 * <p>What is not authentic never gets a name: the plaintext goes to a {@link NewFile}, since Bouncy
 * Castle hands it out before it has seen the tag. That an object is authentic does not say who made
 * it, for anybody can seal with a certificate: compare {@link Sums#sealedSha256} with the ledger.
 */
public final class Opener {
  private static final int BUFFER = 64 * 1024;

  private final OpeningKey key;

  /** Opens with this key, which stays the caller's to close. */
  public Opener(OpeningKey key) {
    this.key = key;
  }

  /** The key it opens with. */
  public OpeningKey key() {
    return key;
  }

  /**
   * Whether an object is sealed for this key, of which only the beginning is read.
   *
   * @param name the object's name for messages
   * @throws SealFault when that beginning is damaged, or not of a sealed object
   */
  public boolean isFor(InputStream sealed, String name) throws SealFault, IOException {
    try {
      Envelope envelope = Envelope.read(new Der(sealed), name);
      KeyLock.wipe(contentKey(RecipientEntry.of(envelope.recipients()), name));
      return true;
    } catch (SealFault e) {
      if (e.kind() == SealFault.Kind.NOT_FOR_THIS_KEY) {
        return false;
      }
      throw e;
    } catch (Der.Malformed e) {
      throw damaged(name, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Opens a file into a new file, which is there only when all was well.
   *
   * @throws SealFault with {@link SealFault.Kind#NOT_SEALED}, {@link
   *     SealFault.Kind#WRONG_ALGORITHM}, {@link SealFault.Kind#NOT_FOR_THIS_KEY} or {@link
   *     SealFault.Kind#DAMAGED}
   * @throws java.nio.file.FileAlreadyExistsException when the destination is there
   */
  public Sums open(Path sealed, Path destination) throws SealFault, IOException {
    try (InputStream in = Files.newInputStream(sealed);
        NewFile out = NewFile.create(destination)) {
      Sums sums = open(in, sealed.toString(), out);
      out.commit();
      return sums;
    }
  }

  /**
   * Opens a stream into a file that the caller commits, after he has compared the sums, or
   * discards. The stream is read to its end and not closed.
   *
   * @param name the object's name for messages
   * @throws SealFault as {@link #open(Path, Path)}; the file must be discarded then
   */
  public Sums open(InputStream sealed, String name, NewFile plain) throws SealFault, IOException {
    return open(sealed, name, (OutputStream) plain);
  }

  private Sums open(InputStream sealed, String name, OutputStream plain)
      throws SealFault, IOException {
    HashedInput in = new HashedInput(new BufferedInputStream(sealed, BUFFER));
    HashedOutput out = new HashedOutput(plain);
    Der der = new Der(in);
    try {
      Envelope envelope = Envelope.read(der, name);
      byte[] contentKey = contentKey(RecipientEntry.of(envelope.recipients()), name);
      try {
        decrypt(envelope, contentKey, der, out);
      } finally {
        KeyLock.wipe(contentKey);
      }
    } catch (Der.Malformed e) {
      if (der.position() <= 2) {
        throw new SealFault(
            SealFault.Kind.NOT_SEALED,
            name + " is not a sealed object (" + e.getMessage() + "); expected CMS in DER",
            e);
      }
      throw damaged(name, String.valueOf(e.getMessage()), e);
    } catch (GeneralSecurityException e) {
      throw damaged(name, "its content does not fit its tag", e);
    }
    return new Sums(out.bytes(), out.sha256(), in.bytes(), in.sha256());
  }

  /**
   * Opens a file and keeps nothing of it: whether the key opens it, and it is undamaged.
   *
   * @throws SealFault as {@link #open(Path, Path)}
   */
  public Sums check(Path sealed) throws SealFault, IOException {
    try (InputStream in = Files.newInputStream(sealed)) {
      return check(in, sealed.toString());
    }
  }

  Sums check(InputStream sealed, String name) throws SealFault, IOException {
    return open(sealed, name, OutputStream.nullOutputStream());
  }

  private byte[] contentKey(List<RecipientEntry> entries, String name) throws SealFault {
    @Nullable CMSException failed = null;
    for (RecipientEntry entry : entries) {
      if (entry.mayBeOf(key)) {
        try {
          byte[] contentKey = entry.unwrap(key, name);
          if (contentKey.length == Algorithms.CONTENT_KEY_BYTES) {
            return contentKey;
          }
          failed = new CMSException("a content key of " + contentKey.length + " bytes");
        } catch (CMSException e) {
          failed = e;
        }
      }
    }
    if (failed != null && key.certificate().isPresent()) {
      throw damaged(name, "the content key that was wrapped for this key cannot be read", failed);
    }
    throw new SealFault(
        SealFault.Kind.NOT_FOR_THIS_KEY,
        name
            + " was sealed for "
            + entries.stream().map(RecipientEntry::describe).collect(Collectors.joining(" and "))
            + "; your key is "
            + key.describe()
            + ": use a key of one of those",
        failed);
  }

  /** Bouncy Castle's GCM: the JDK's keeps the whole plaintext in memory until the tag is there. */
  private static void decrypt(Envelope envelope, byte[] contentKey, Der der, OutputStream out)
      throws Der.Malformed, GeneralSecurityException, IOException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", BouncyCastle.provider());
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(contentKey, "AES"),
        new GCMParameterSpec(Algorithms.TAG_BYTES * 8, envelope.nonce()));
    byte[] buffer = new byte[BUFFER];
    byte[] plain = new byte[BUFFER + 2 * Algorithms.TAG_BYTES];
    long left = envelope.contentLength();
    while (left > 0) {
      int n = der.read(buffer, (int) Math.min(buffer.length, left));
      if (n < 0) {
        throw new Der.Malformed("it ends at byte " + der.position() + ", " + left + " too early");
      }
      out.write(plain, 0, Slices.update(cipher, buffer, n, plain));
      left -= n;
    }
    byte[] tag = Envelope.readTag(der);
    int last = cipher.update(tag, 0, tag.length, plain);
    out.write(plain, 0, last + cipher.doFinal(plain, last));
  }

  private static SealFault damaged(String name, String what, Throwable cause) {
    return new SealFault(
        SealFault.Kind.DAMAGED,
        name + " is damaged: " + what + "; take the copy on another drive or remote",
        cause);
  }
}
