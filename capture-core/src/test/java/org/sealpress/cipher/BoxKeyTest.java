package org.sealpress.cipher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxKeyTest {
  @TempDir Path dir;
  private Path file;
  private Path wrapped;
  private BoxKey box;

  @BeforeEach
  void open() {
    file = dir.resolve("box.key");
    wrapped = dir.resolve("key");
    box = opened();
  }

  private BoxKey opened() {
    return BoxKey.open(file, new SecureRandom());
  }

  private static byte[] bytes(DataKey key) throws IOException {
    return key.bytes().clone();
  }

  @Test
  void itIsMadeOnceForItsOwnerAlone() throws IOException {
    byte[] made = Files.readAllBytes(file);
    assertEquals(32, made.length);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(Optional.empty(), opened().problem());
    assertArrayEquals(made, Files.readAllBytes(file));
    try (var files = Files.list(dir)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aKeyThatItKeepsIsReadBackByAnotherProcess() throws IOException {
    DataKey made = box.create(wrapped, "capture");
    assertArrayEquals(bytes(made), bytes(opened().read(wrapped, "capture")));
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(wrapped)));
    String seen = new String(Files.readAllBytes(wrapped), StandardCharsets.ISO_8859_1);
    assertFalse(seen.contains(new String(bytes(made), StandardCharsets.ISO_8859_1)));
    assertThrows(FileAlreadyExistsException.class, () -> box.create(wrapped, "capture"));
    assertArrayEquals(bytes(made), bytes(box.read(wrapped, "capture")));
  }

  @Test
  void itIsThatOfOneCaptureAlone() throws IOException {
    box.create(wrapped, "capture");
    Altered e = assertThrows(Altered.class, () -> box.read(wrapped, "other"));
    assertEquals("its key " + wrapped + " was altered, or is not that of other", e.getMessage());
  }

  @Test
  void everyFlippedBitAndEveryCutIsSeen() throws IOException {
    box.create(wrapped, "capture");
    byte[] whole = Files.readAllBytes(wrapped);
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] other = whole.clone();
      other[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(wrapped, other);
      assertThrows(IOException.class, () -> box.read(wrapped, "capture"), "bit " + bit);
    }
    for (int length = 0; length < whole.length; length++) {
      Files.write(wrapped, Arrays.copyOf(whole, length));
      assertThrows(IOException.class, () -> box.read(wrapped, "capture"), "cut to " + length);
    }
    Files.write(wrapped, Arrays.copyOf(whole, whole.length + 1));
    assertThrows(Altered.class, () -> box.read(wrapped, "capture"));
  }

  @Test
  void aDamagedBoxKeyIsToldAndNotReplaced() throws IOException {
    box.create(wrapped, "capture");
    Files.write(file, new byte[31]);
    BoxKey damaged = opened();
    String problem = damaged.problem().orElseThrow();
    assertTrue(
        problem.startsWith(
            "The box key " + file + " is damaged: it has 31 bytes, expected 32. Put a copy"),
        problem);
    assertArrayEquals(new byte[31], Files.readAllBytes(file));
    assertEquals(
        problem,
        assertThrows(BoxKeyFault.class, () -> damaged.read(wrapped, "capture")).getMessage());
    assertThrows(BoxKeyFault.class, () -> damaged.create(dir.resolve("new"), "new"));
    assertFalse(Files.exists(dir.resolve("new")));
    damaged.close();
  }

  @Test
  void aBoxKeyThatCantBeReadIsToldToo() throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
    String problem = opened().problem().orElseThrow();
    assertTrue(problem.contains(file + " can't be read"), problem);
  }

  @Test
  void aLostBoxKeyIsMadeAnewAndOpensNothingOld() throws IOException {
    box.create(wrapped, "capture");
    Files.delete(file);
    BoxKey other = opened();
    assertEquals(Optional.empty(), other.problem());
    BoxKeyFault e = assertThrows(BoxKeyFault.class, () -> other.read(wrapped, "capture"));
    assertTrue(e.getMessage().contains("put the former one back"), e.getMessage());
    other.create(dir.resolve("new"), "new");
    assertArrayEquals(
        bytes(other.read(dir.resolve("new"), "new")),
        bytes(opened().read(dir.resolve("new"), "new")));
  }

  @Test
  void aLostKeyIsNamed() {
    Altered e = assertThrows(Altered.class, () -> box.read(wrapped, "capture"));
    assertEquals("its key " + wrapped + " is gone", e.getMessage());
  }

  @Test
  void whatIsDestroyedIsOverwrittenWhereItWas() throws IOException {
    box.create(wrapped, "capture");
    byte[] before = Files.readAllBytes(wrapped);
    Path link = Files.createLink(dir.resolve("link"), wrapped);
    box.destroy(wrapped);
    assertFalse(Files.exists(wrapped));
    byte[] after = Files.readAllBytes(link);
    assertEquals(before.length, after.length);
    assertFalse(Arrays.equals(before, 0, 8, after, 0, 8));
    assertFalse(Arrays.equals(before, 64, 72, after, 64, 72));
    box.destroy(wrapped); // and once more does no harm
  }

  @Test
  void itPrintsNothingOfItself() {
    assertEquals(file + " ***", box.toString());
  }

  @Test
  void whenItIsClosedItKeepsNothing() throws IOException {
    box.create(wrapped, "capture");
    box.close();
    assertThrows(IOException.class, () -> box.read(wrapped, "capture"));
  }
}
