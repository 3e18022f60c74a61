package org.sealpress.durable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits. */
public final class Sha256 {
  private Sha256() {}

  /** Of these bytes. */
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /** Of a file's content. */
  public static String of(Path file) throws IOException {
    try (HashedInput in = new HashedInput(Files.newInputStream(file))) {
      in.transferTo(OutputStream.nullOutputStream());
      return in.sha256();
    }
  }

  /** Of all that is left in a stream, which stays open. */
  public static String of(InputStream in) throws IOException {
    HashedInput hashed = new HashedInput(in);
    hashed.transferTo(OutputStream.nullOutputStream());
    return hashed.sha256();
  }

  /** A fresh digest, for callers that hash piece by piece. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
