package org.sealpress.target.git;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.Sha256;
import org.sealpress.target.Content;
import org.sealpress.target.ContentStream;

/**
 * One content on its way into git: as many bytes as it says, whatever happens, since git was told
 * how many. What is wrong with it is known after the last one.
 */
final class Part extends InputStream {
  private final String name;
  private final Content content;
  private final Optional<String> expected;
  private final MessageDigest sha256 = Sha256.digest();
  private final BlobHash hash;
  private long left;
  private boolean ended;
  private @Nullable ContentStream in;
  private @Nullable IOException problem;
  private String gitHash = "";

  /**
   * A content.
   *
   * @param expected its SHA-256, if it must have that
   */
  Part(String name, Content content, Optional<String> expected) {
    this.name = name;
    this.content = content;
    this.expected = expected;
    left = content.size();
    hash = new BlobHash(left);
  }

  String name() {
    return name;
  }

  long size() {
    return content.size();
  }

  /** Why it must not be stored, once it was read to its end. */
  Optional<IOException> problem() {
    return Optional.ofNullable(problem);
  }

  /** Git's hash of it, once it was read to its end. */
  String hash() {
    return gitHash;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (left == 0) {
      end();
      return -1;
    }
    int wanted = (int) Math.min(length, left);
    int got = problem == null ? content(bytes, offset, wanted) : 0;
    if (got <= 0) {
      Arrays.fill(bytes, offset, offset + wanted, (byte) 0);
      got = wanted;
    }
    sha256.update(bytes, offset, got);
    hash.update(bytes, offset, got);
    left -= got;
    return got;
  }

  private int content(byte[] bytes, int offset, int length) {
    try {
      if (in == null) {
        in = ContentStream.of(content);
      }
      return in.read(bytes, offset, length);
    } catch (IOException | RuntimeException e) {
      fail(e);
      return 0;
    }
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    if (problem == null) {
      int more = content(new byte[1], 0, 1);
      if (more >= 0 && problem == null) {
        fail(new IOException("it has more bytes than it says"));
      }
    }
    String found = HexFormat.of().formatHex(sha256.digest());
    if (problem == null && !found.equals(expected.orElse(found))) {
      fail(
          new IOException(
              "its SHA-256 is %s, expected %s".formatted(found, expected.orElse(found))));
    }
    gitHash = hash.hex();
    close();
  }

  private void fail(Exception e) {
    problem = e instanceof IOException io ? io : new IOException(e);
  }

  @Override
  public void close() {
    if (in != null) {
      try {
        in.close();
      } catch (IOException e) {
        // All of it was read.
      }
      in = null;
    }
  }
}
