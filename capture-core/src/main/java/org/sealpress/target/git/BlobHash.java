package org.sealpress.target.git;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash under which git keeps a file's content: SHA-1 over its length and its bytes. */
final class BlobHash {
  private final MessageDigest digest;

  /** For a content of this many bytes. */
  BlobHash(long size) {
    try {
      digest = MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
    digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  void update(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
  }

  /** 40 hexadecimal digits, once. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
