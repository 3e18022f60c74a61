package org.sealpress.ledger;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.sealpress.durable.Sha256;

/** The four fields of every line, looked at without making objects, and the line's hash. */
final class BaseFields implements CanonicalScanner.Fields {
  private static final int HASH_BYTES = 32;
  private static final byte[] SEQ = {'s', 'e', 'q'};
  private static final byte[] TIME = {'t', 'i', 'm', 'e'};
  private static final byte[] TYPE = {'t', 'y', 'p', 'e'};
  private static final byte[] PREV = {'p', 'r', 'e', 'v'};
  private static final byte[] CLOCK_DOUBT = "clockDoubt".getBytes(StandardCharsets.US_ASCII);

  private final CanonicalScanner scanner = new CanonicalScanner();
  private final MessageDigest digest = Sha256.digest();
  private final byte[] prev = new byte[HASH_BYTES];
  private final byte[] hash = new byte[HASH_BYTES];
  private final byte[] time = new byte[Times.BYTES];
  private long seq;
  private boolean doubt;
  private int found;

  /**
   * Looks at a line.
   *
   * @return what is wrong with it, or an empty text
   */
  String look(byte[] line, int from, int to) {
    seq = -1;
    doubt = false;
    found = 0;
    int bad = scanner.scan(line, from, to, this);
    if (bad >= 0) {
      return "it is not canonical JSON from byte " + (bad + 1);
    }
    if (found != 4) {
      return "it lacks seq, time, type or prev, or one of them is of the wrong kind";
    }
    digest.update(line, from, to - from);
    try {
      digest.digest(hash, 0, HASH_BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 has 32 bytes", e);
    }
    return "";
  }

  @Override
  public void field(
      byte[] line, int key, int keyEnd, CanonicalScanner.Kind kind, int value, int valueEnd) {
    boolean text = kind == CanonicalScanner.Kind.STRING;
    if (is(SEQ, line, key, keyEnd)) {
      seq =
          kind == CanonicalScanner.Kind.INTEGER
              ? CanonicalScanner.number(line, value, valueEnd)
              : -1;
      found += seq >= 0 ? 1 : 0;
    } else if (is(PREV, line, key, keyEnd)) {
      found += text && unhex(line, value, valueEnd) ? 1 : 0;
    } else if (is(TIME, line, key, keyEnd)) {
      if (text && Times.isOne(line, value, valueEnd)) {
        System.arraycopy(line, value, time, 0, time.length);
        found++;
      }
    } else if (is(TYPE, line, key, keyEnd)) {
      found += text ? 1 : 0;
    } else if (is(CLOCK_DOUBT, line, key, keyEnd)) {
      doubt = line[value] == 't';
    }
  }

  private static boolean is(byte[] name, byte[] line, int key, int keyEnd) {
    return Arrays.equals(name, 0, name.length, line, key, keyEnd);
  }

  private boolean unhex(byte[] line, int from, int to) {
    if (to - from != 2 * HASH_BYTES) {
      return false;
    }
    for (int i = 0; i < HASH_BYTES; i++) {
      int high = digit(line[from + 2 * i]);
      int low = digit(line[from + 2 * i + 1]);
      if (high < 0 || low < 0) {
        return false;
      }
      prev[i] = (byte) ((high << 4) | low);
    }
    return true;
  }

  private static int digit(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    return b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
  }

  long seq() {
    return seq;
  }

  boolean doubt() {
    return doubt;
  }

  /** The time, as it is written. */
  String time() {
    return new String(time, StandardCharsets.US_ASCII);
  }

  /** Whether the time is before another, both as they are written. */
  boolean isBefore(byte[] other) {
    return Arrays.compare(time, other) < 0;
  }

  /** Copies the time. */
  void timeInto(byte[] copy) {
    System.arraycopy(time, 0, copy, 0, Times.BYTES);
  }

  /** Whether {@code prev} is this hash. */
  boolean follows(byte[] previousHash) {
    return Arrays.equals(prev, previousHash);
  }

  /** Copies the line's hash. */
  void hashInto(byte[] copy) {
    System.arraycopy(hash, 0, copy, 0, HASH_BYTES);
  }
}
