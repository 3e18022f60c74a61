package org.sealpress.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.sealpress.durable.HashedInput;
import org.sealpress.durable.HashedOutput;

/**
 * Seals documents for all recipients, with a new content key and nonce for each. Safe for several
 * threads. Certificates are checked when {@link Recipients} are loaded and not again: one that ends
 * while the box runs still seals, for its key is as good as before ({@link Recipients#inUse}).
 */
public final class Sealer {
  /**
   * The largest document, in bytes. {@code openssl cms} keeps an object in memory as a whole, about
   * three times over, and fails from 2 GB on; under 200 MiB is where it is comfortable.
   */
  public static final long MOST_BYTES = 1_900_000_000L;

  private static final int BUFFER = 64 * 1024;

  private final Recipients recipients;
  private final SecureRandom random;

  /** Seals for these. */
  public Sealer(Recipients recipients, SecureRandom random) {
    this.recipients = recipients;
    this.random = random;
  }

  /** For whom. */
  public Recipients recipients() {
    return recipients;
  }

  /**
   * Reads a document and writes the sealed object, in two buffers of memory. Neither stream is
   * closed. When this throws, what was written is worthless.
   *
   * @param length bytes of the document, at most {@link #MOST_BYTES}
   * @throws SealFault {@link SealFault.Kind#TOO_LARGE}, or {@link SealFault.Kind#LENGTH_MISMATCH}
   *     when the stream has more or fewer bytes
   */
  public Sums seal(InputStream plain, long length, OutputStream out) throws SealFault, IOException {
    if (length < 0) {
      throw new IllegalArgumentException("a document of " + length + " bytes");
    }
    if (length > MOST_BYTES) {
      throw new SealFault(
          SealFault.Kind.TOO_LARGE,
          "the document has "
              + length
              + " bytes; a sealed object holds at most "
              + MOST_BYTES
              + ", or openssl could not open it: scan it in parts or with a lower resolution");
    }
    byte[] key = new byte[Algorithms.CONTENT_KEY_BYTES];
    byte[] nonce = new byte[Algorithms.NONCE_BYTES];
    try {
      random.nextBytes(key);
      random.nextBytes(nonce);
      List<RecipientInfo> entries = new ArrayList<>();
      for (Recipient recipient : recipients.all()) {
        entries.add(ContentKey.wrap(key, recipient.certificate(), random));
      }
      HashedInput in = new HashedInput(plain);
      HashedOutput sealed = new HashedOutput(out);
      sealed.write(Envelope.header(entries, nonce, length));
      encrypt(cipher(key, nonce), in, length, sealed);
      return new Sums(in.bytes(), in.sha256(), sealed.bytes(), sealed.sha256());
    } finally {
      KeyLock.wipe(key);
    }
  }

  /** The JDK's own GCM, which uses the processor's instructions and streams when it encrypts. */
  private static Cipher cipher(byte[] key, byte[] nonce) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(Algorithms.TAG_BYTES * 8, nonce));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM", e);
    }
  }

  private static void encrypt(Cipher cipher, HashedInput plain, long length, OutputStream out)
      throws SealFault, IOException {
    byte[] buffer = new byte[BUFFER];
    byte[] encrypted = new byte[BUFFER + 2 * Algorithms.TAG_BYTES];
    try {
      long written = 0;
      while (plain.bytes() < length) {
        int wanted = (int) Math.min(buffer.length, length - plain.bytes());
        int n = plain.read(buffer, 0, wanted);
        if (n < 0) {
          throw mismatch(length, "ended after " + plain.bytes());
        }
        int ready = Slices.update(cipher, buffer, n, encrypted);
        out.write(encrypted, 0, ready);
        written += ready;
      }
      if (plain.read(buffer, 0, 1) >= 0) {
        throw mismatch(length, "has more");
      }
      int last = cipher.doFinal(encrypted, 0);
      int rest = (int) (length - written);
      if (last != rest + Algorithms.TAG_BYTES) {
        throw new IllegalStateException("GCM gave " + last + " bytes for the last " + rest);
      }
      out.write(encrypted, 0, rest);
      out.write(Envelope.beforeTag());
      out.write(encrypted, rest, Algorithms.TAG_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM", e);
    }
  }

  private static SealFault mismatch(long length, String what) {
    return new SealFault(
        SealFault.Kind.LENGTH_MISMATCH,
        "the document was to have "
            + length
            + " bytes and "
            + what
            + "; it was changed while it was sealed: seal it again");
  }
}
