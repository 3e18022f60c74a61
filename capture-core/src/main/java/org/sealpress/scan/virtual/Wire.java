package org.sealpress.scan.virtual;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The types of the SANE network protocol: words are 32 bits, big-endian; an array is its length and
 * its elements; a string is an array of bytes which ends in a zero byte, and a missing string an
 * array of none; a pointer is a word that is 1 when it points nowhere (SANE standard, 5.1).
 */
final class Wire {
  private static final int LONGEST_STRING = 1 << 16;
  private static final int LONGEST_ARRAY = 1 << 16;

  private final DataInputStream in;
  private final DataOutputStream out;

  Wire(InputStream in, OutputStream out) {
    this.in = new DataInputStream(new BufferedInputStream(in));
    this.out = new DataOutputStream(new BufferedOutputStream(out));
  }

  int readWord() throws IOException {
    return in.readInt();
  }

  /** The next word; empty when the other side has gone in an orderly way. */
  Optional<Integer> readWordOrEnd() throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    byte[] rest = in.readNBytes(3);
    if (rest.length < 3) {
      throw new EOFException("the client left in the middle of a word");
    }
    return Optional.of(
        first << 24 | (rest[0] & 0xff) << 16 | (rest[1] & 0xff) << 8 | (rest[2] & 0xff));
  }

  String readString() throws IOException {
    byte[] bytes = readBytes();
    int length = 0;
    while (length < bytes.length && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  byte[] readBytes() throws IOException {
    byte[] bytes = new byte[readLength(LONGEST_STRING)];
    in.readFully(bytes);
    return bytes;
  }

  int[] readWords() throws IOException {
    int[] words = new int[readLength(LONGEST_ARRAY)];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readInt();
    }
    return words;
  }

  /** Reads and forgets what the client says, until it leaves. */
  void drain() throws IOException {
    byte[] scratch = new byte[1024];
    int n;
    do {
      n = in.read(scratch);
    } while (n >= 0);
  }

  void writeWord(int word) throws IOException {
    out.writeInt(word);
  }

  void writeStatus(SaneCode code) throws IOException {
    writeWord(code.number());
  }

  void writeString(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    writeBytes(Arrays.copyOf(bytes, bytes.length + 1));
  }

  /** A string that points nowhere. */
  void writeNoString() throws IOException {
    writeWord(0);
  }

  void writeBytes(byte[] bytes) throws IOException {
    writeWord(bytes.length);
    out.write(bytes);
  }

  void writeWords(int[] words) throws IOException {
    writeWord(words.length);
    for (int word : words) {
      writeWord(word);
    }
  }

  void writePointer(boolean pointsNowhere) throws IOException {
    writeWord(pointsNowhere ? 1 : 0);
  }

  void flush() throws IOException {
    out.flush();
  }

  private int readLength(int longest) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > longest) {
      throw new StreamCorruptedException("an array of " + length + " elements");
    }
    return length;
  }
}
