package org.sealpress.cipher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An encrypted file gives what was written, all of it, or a fault. */
class StreamTest {
  private static final int RECORD = 64 * 1024;
  private static final int SEALED = RECORD + 16;
  private static final int HEADER = 27;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DataKey key = DataKey.random(RANDOM);

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }

  private byte[] encrypted(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream sealed = key.encrypting(out, RANDOM)) {
      sealed.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] decrypted(DataKey by, byte[] file) throws IOException {
    try (InputStream in = by.decrypting(new ByteArrayInputStream(file))) {
      return in.readAllBytes();
    }
  }

  private void assertRefused(byte[] file, String what) {
    assertThrows(Altered.class, () -> decrypted(key, file), what);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 15, RECORD - 1, RECORD, RECORD + 1, 2 * RECORD, 3 * RECORD + 5, 5_000_000})
  void whatWasWrittenIsRead(int length) throws IOException {
    byte[] content = content(length);
    byte[] file = encrypted(content);
    int records = Math.max(1, (length + RECORD - 1) / RECORD);
    assertEquals(HEADER + length + 16 * records, file.length);
    assertEquals(length, DataKey.plainLength(file.length));
    assertArrayEquals(content, decrypted(key, file));
  }

  @Test
  void inWhateverPiecesItIsWrittenAndRead() throws IOException {
    byte[] content = content(3 * RECORD + 100);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (OutputStream out = key.encrypting(file, RANDOM)) {
      out.write(content[0]);
      for (int at = 1, n = 1; at < content.length; at += n, n = Math.min(3 * n, 70_000)) {
        n = Math.min(n, content.length - at);
        out.write(content, at, n);
      }
    }
    byte[] read = new byte[content.length];
    try (InputStream in = key.decrypting(new ByteArrayInputStream(file.toByteArray()))) {
      read[0] = (byte) in.read();
      assertEquals(0, in.read(read, 0, 0));
      int at = 1;
      for (int n = 7; at < read.length; n = n * 5 % 70_001) {
        int got = in.read(read, at, Math.min(n, read.length - at));
        assertTrue(got > 0);
        at += got;
      }
      assertEquals(-1, in.read());
      assertEquals(-1, in.read());
    }
    assertArrayEquals(content, read);
  }

  /** By the JDK alone, as somebody who has only the description of the format. */
  @Test
  void theFormatIsTheOneThatIsDescribed() throws Exception {
    byte[] bytes = HexFormat.of().parseHex("07".repeat(32));
    byte[] content = content(RECORD + 3);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataKey known = new DataKey(bytes.clone());
        OutputStream sealed = known.encrypting(out, RANDOM)) {
      sealed.write(content);
    }
    byte[] file = out.toByteArray();
    assertArrayEquals("SPE1".getBytes(StandardCharsets.US_ASCII), Arrays.copyOf(file, 4));
    byte[] own = Hkdf.derive(bytes, Arrays.copyOfRange(file, 4, 20), "sealpress spool records 1");
    byte[] nonce = Arrays.copyOf(Arrays.copyOfRange(file, 20, 27), 12);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(own, "AES"), new GCMParameterSpec(128, nonce));
    byte[] first = cipher.doFinal(file, HEADER, SEALED);
    nonce[10] = 1; // record 1
    nonce[11] = 1; // the last one
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(own, "AES"), new GCMParameterSpec(128, nonce));
    byte[] second = cipher.doFinal(file, HEADER + SEALED, 3 + 16);
    assertArrayEquals(Arrays.copyOf(content, RECORD), first);
    assertArrayEquals(Arrays.copyOfRange(content, RECORD, RECORD + 3), second);
  }

  @Test
  void everyFlippedBitIsSeen() throws IOException {
    byte[] small = encrypted(content(40));
    for (int bit = 0; bit < 8 * small.length; bit++) {
      byte[] file = small.clone();
      file[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(file, "bit " + bit);
    }
    byte[] large = encrypted(content(3 * RECORD));
    for (int at = 0; at < large.length; at += 4_099) {
      byte[] file = large.clone();
      file[at] ^= 0x10;
      assertRefused(file, "byte " + at);
    }
  }

  @Test
  void everyCutIsSeen() throws IOException {
    byte[] small = encrypted(content(40));
    for (int length = 0; length < small.length; length++) {
      assertRefused(Arrays.copyOf(small, length), "cut to " + length);
    }
    for (int size : new int[] {3 * RECORD, 3 * RECORD + 1}) {
      byte[] large = encrypted(content(size));
      for (int records = 0; records <= size / RECORD; records++) {
        for (int more : new int[] {-17, -16, -1, 0, 1, 15, 16, 17}) {
          int length = HEADER + records * SEALED + more;
          if (length >= 0 && length < large.length) {
            assertRefused(Arrays.copyOf(large, length), size + " cut to " + length);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, RECORD, RECORD + 5})
  void whatIsAddedIsSeen(int size) throws IOException {
    byte[] file = encrypted(content(size));
    for (int more : new int[] {1, 16, 17, SEALED, SEALED + 1}) {
      assertRefused(Arrays.copyOf(file, file.length + more), more + " zeros more");
    }
    byte[] twice = Arrays.copyOf(file, 2 * file.length - HEADER);
    System.arraycopy(file, HEADER, twice, file.length, file.length - HEADER);
    assertRefused(twice, "its records once more");
  }

  @Test
  void recordsInAnotherOrderOrFromAnotherFileAreSeen() throws IOException {
    byte[] content = content(4 * RECORD);
    byte[] file = encrypted(content);
    byte[] again = encrypted(content);
    assertFalse(Arrays.equals(file, again), "each writing has a key of its own");
    for (int to = 0; to < 4; to++) {
      for (int from = 0; from < 4; from++) {
        byte[] mixed = file.clone();
        if (from != to) {
          System.arraycopy(file, HEADER + from * SEALED, mixed, HEADER + to * SEALED, SEALED);
          assertRefused(mixed, from + " in place of " + to);
        }
      }
      byte[] foreign = file.clone();
      System.arraycopy(again, HEADER + to * SEALED, foreign, HEADER + to * SEALED, SEALED);
      assertRefused(foreign, to + " of another writing");
    }
    byte[] without = new byte[file.length - SEALED];
    System.arraycopy(file, 0, without, 0, HEADER + SEALED);
    System.arraycopy(
        file, HEADER + 2 * SEALED, without, HEADER + SEALED, without.length - HEADER - SEALED);
    assertRefused(without, "one left out");
    byte[] head = file.clone();
    System.arraycopy(again, 0, head, 0, HEADER);
    assertRefused(head, "the header of another writing");
  }

  @Test
  void anotherKeyOrNameOpensNothing() throws IOException {
    byte[] file = encrypted(content(10));
    assertThrows(Altered.class, () -> decrypted(DataKey.random(RANDOM), file));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream sealed = key.of("side-0001.raw").encrypting(out, RANDOM)) {
      sealed.write(7);
    }
    assertArrayEquals(new byte[] {7}, decrypted(key.of("side-0001.raw"), out.toByteArray()));
    assertThrows(Altered.class, () -> decrypted(key.of("side-0002.raw"), out.toByteArray()));
    assertThrows(Altered.class, () -> decrypted(key, out.toByteArray()));
  }

  @Test
  void nothingOfAnAlteredRecordIsGivenOut() throws IOException {
    byte[] content = content(3 * RECORD);
    byte[] file = encrypted(content);
    file[HEADER + SEALED + 9] ^= 1;
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    try (InputStream in = key.decrypting(new ByteArrayInputStream(file))) {
      Altered e = assertThrows(Altered.class, () -> in.transferTo(got));
      assertEquals("was altered or cut off after byte " + (HEADER + SEALED), e.getMessage());
      assertThrows(Altered.class, in::read, "nor when it is asked again");
    }
    assertArrayEquals(Arrays.copyOf(content, RECORD), got.toByteArray());
  }

  /** A stream that fails once, in the middle of a record, and works again. */
  private static final class Failing extends ByteArrayOutputStream {
    private boolean failed;

    @Override
    public synchronized void write(byte[] from, int offset, int length) {
      if (length > 1000 && !failed) {
        failed = true;
        super.write(from, offset, 500);
        throw new UncheckedIOException(new IOException("the disk is full"));
      }
      super.write(from, offset, length);
    }
  }

  @Test
  void afterAWriteThatFailedTheFileIsNeverWhole() throws IOException {
    Failing disk = new Failing();
    try (OutputStream out = key.encrypting(disk, RANDOM)) {
      assertThrows(UncheckedIOException.class, () -> out.write(new byte[2 * RECORD]));
      assertThrows(IOException.class, () -> out.write(1));
    }
    assertRefused(disk.toByteArray(), "half written");
  }

  @Test
  void aClosedKeyIsZeroAndOpensNothing() throws IOException {
    byte[] bytes = content(32);
    DataKey closed = new DataKey(bytes);
    closed.close();
    assertArrayEquals(new byte[32], bytes);
    assertThrows(
        IOException.class, () -> closed.encrypting(OutputStream.nullOutputStream(), RANDOM));
    assertThrows(IOException.class, () -> closed.of("x"));
    assertThrows(IOException.class, () -> decrypted(closed, new byte[100]));
    assertEquals("***", closed.toString());
  }
}
