package org.sealpress.cipher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An encrypted file that is read at any place gives what was written, or a fault. */
class EncryptedFileTest {
  private static final int RECORD = 64 * 1024;
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path folder;
  private final DataKey key = DataKey.random(RANDOM);

  private byte[] written(int length) throws IOException {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    try (OutputStream out = key.encrypting(Files.newOutputStream(file()), RANDOM)) {
      out.write(content);
    }
    return content;
  }

  private Path file() {
    return folder.resolve("file");
  }

  private EncryptedFile opened() throws IOException {
    return key.opening(FileChannel.open(file()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, RECORD - 1, RECORD, RECORD + 1, 5 * RECORD, 5 * RECORD + 17})
  void anyPieceIsWhatWasWrittenThere(int length) throws Exception {
    byte[] content = written(length);
    Random random = new Random(1);
    try (EncryptedFile file = opened()) {
      assertEquals(length, file.length());
      byte[] into = new byte[length];
      file.read(0, into, length);
      assertArrayEquals(content, into);
      for (int i = 0; i < 50; i++) {
        int from = random.nextInt(length);
        int most = 1 + random.nextInt(Math.min(length - from, 2 * RECORD));
        file.read(from, into, most);
        assertArrayEquals(
            Arrays.copyOfRange(content, from, from + most), Arrays.copyOf(into, most));
      }
      assertThrows(EOFException.class, () -> file.read(length, into, 1));
      assertThrows(EOFException.class, () -> file.read(length - 1, new byte[2], 2));
      assertThrows(EOFException.class, () -> file.read(length + 20L * RECORD, into, 1));
    }
  }

  @Test
  void nothingOfARecordIsGivenOutThatWasAltered() throws Exception {
    byte[] content = written(3 * RECORD);
    byte[] sealed = Files.readAllBytes(file());
    sealed[27 + RECORD + 16 + 5] ^= 1;
    Files.write(file(), sealed);
    try (EncryptedFile file = opened()) {
      byte[] into = new byte[RECORD];
      file.read(0, into, RECORD);
      assertArrayEquals(Arrays.copyOf(content, RECORD), into);
      Arrays.fill(into, (byte) 0);
      assertThrows(Altered.class, () -> file.read(RECORD, into, RECORD));
      assertArrayEquals(new byte[RECORD], into);
      file.read(2 * RECORD, into, RECORD);
      assertArrayEquals(Arrays.copyOfRange(content, 2 * RECORD, 3 * RECORD), into);
    }
  }

  @Test
  void aFileThatIsCutOffIsSeenAtItsEnd() throws Exception {
    written(3 * RECORD);
    byte[] sealed = Files.readAllBytes(file());
    for (int records = 1; records < 3; records++) {
      Files.write(file(), Arrays.copyOf(sealed, 27 + records * (RECORD + 16)));
      int last = records - 1;
      try (EncryptedFile file = opened()) {
        assertThrows(
            Altered.class, () -> file.read((long) last * RECORD, new byte[RECORD], RECORD));
      }
    }
    Files.write(file(), Arrays.copyOf(sealed, 20));
    try (FileChannel channel = FileChannel.open(file())) {
      assertThrows(Altered.class, () -> key.opening(channel));
    }
  }
}
