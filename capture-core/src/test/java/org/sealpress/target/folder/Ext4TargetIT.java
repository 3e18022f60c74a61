package org.sealpress.target.folder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.target.TargetContract.assertFault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.LoopDevice;
import org.sealpress.target.Content;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** A folder target on a disk of its own that fills up, is protected, loses power, goes away. */
class Ext4TargetIT {
  private static final byte[] BYTES = Contents.random(100_000, 1);

  @TempDir Path folder;
  private LoopDevice device;
  private FolderTarget target;

  @BeforeEach
  void mount() {
    device = LoopDevice.ext4(folder, "disk", 16L << 20);
    target = new FolderTarget("office", device.mountPoint());
  }

  @AfterEach
  void unmount() {
    if (device != null) { // null when the test was skipped
      device.close();
    }
  }

  @Test
  void aDiskThatIsTooSmallIsFullBeforeItIsFilled() throws Exception {
    TargetFault fault =
        assertFault(Kind.FULL, () -> target.put("a/b", Content.of(new byte[20 << 20])));
    assertTrue(
        fault
            .getMessage()
            .matches(
                ".*disk is full, a/b was not stored: \\d+ bytes are free, 20971520 are needed: .*"),
        fault.getMessage());
    assertEquals(List.of(), entries(device.mountPoint()));
    target.put("a/b", Content.of(BYTES));
  }

  @Test
  void aDiskThatFillsUpMeanwhileLeavesNothingHalfWritten() throws Exception {
    byte[] bytes = Contents.random(4 << 20, 2);
    Path other = device.mountPoint().resolve("other");
    Content content = Contents.interrupted(bytes, 1 << 20, () -> fill(other));
    assertFault(Kind.FULL, () -> target.put("a/b", content));
    assertEquals(List.of(), entries(device.mountPoint().resolve("a")));
    assertEquals(Optional.empty(), target.stat("a/b"));
    Files.delete(other);
    target.put("a/b", Content.of(bytes));
    assertStored("a/b", bytes);
  }

  private static void fill(Path file) {
    try (var out = Files.newOutputStream(file)) {
      byte[] chunk = new byte[1 << 16];
      while (true) {
        out.write(chunk);
      }
    } catch (IOException full) {
      // As meant.
    }
  }

  @Test
  void aProtectedDiskIsDenied() throws Exception {
    target.put("a/b", Content.of(BYTES));
    device.protect();
    TargetFault fault = assertFault(Kind.DENIED, () -> target.put("a/c", Content.of(BYTES)));
    assertTrue(fault.getMessage().contains("is mounted read-only"), fault.getMessage());
    assertStored("a/b", BYTES);
    target.put("a/b", Content.of(BYTES));

    device.unmount();
    device.mountReadOnly();
    assertFault(Kind.DENIED, () -> target.put("b", Content.of(BYTES)));
    assertStored("a/b", BYTES);
  }

  @Test
  void whatWasPutSurvivesAPowerCut() throws Exception {
    Files.write(device.mountPoint().resolve("unsynced"), BYTES);
    target.put("objects/2026/11/24/a", Content.of(BYTES));
    target.put("objects/2026/11/24/b", Content.of(new byte[0]));
    Files.write(device.mountPoint().resolve("lost"), BYTES);
    device.cutPower();
    TargetFault fault = assertFault(Kind.IO_ERROR, () -> target.put("c", Content.of(BYTES)));
    assertTrue(fault.getMessage().contains("check the medium"), fault.getMessage());
    switchOn();
    assertStored("objects/2026/11/24/a", BYTES);
    assertStored("objects/2026/11/24/b", new byte[0]);
    Path lost = device.mountPoint().resolve("lost");
    assertFalse(
        Files.exists(lost) && Files.size(lost) == BYTES.length, "the power cut was none: no test");
    target.put("c", Content.of(BYTES));
    assertStored("c", BYTES);
  }

  @Test
  void whatWasSetAsideAndWhatTookItsPlaceSurviveAPowerCut() throws Exception {
    target.put("objects/2026/11/24/a", Content.of(BYTES));
    String aside = target.setAside("objects/2026/11/24/a");
    device.cutPower();
    switchOn();
    assertStored(aside, BYTES);
    assertEquals(Optional.empty(), target.stat("objects/2026/11/24/a"));
    byte[] good = Contents.random(5_000, 2);
    target.put("objects/2026/11/24/a", Content.of(good));
    device.cutPower();
    switchOn();
    assertStored(aside, BYTES);
    assertStored("objects/2026/11/24/a", good);
  }

  @Test
  void whatACrashedProcessLeftUnsyncedIsMadeDurableByTheNextPut() throws Exception {
    Path left = Files.createDirectories(device.mountPoint().resolve("objects/2026"));
    Files.write(left.resolve("a"), BYTES);
    target.put("objects/2026/a", Content.of(BYTES));
    device.cutPower();
    switchOn();
    assertStored("objects/2026/a", BYTES);
  }

  @Test
  void aPowerCutInThePutLeavesNoHalfFile() throws Exception {
    Content content = Contents.interrupted(BYTES, 50_000, device::cutPower);
    assertFault(Kind.IO_ERROR, () -> target.put("a/b", content));
    switchOn();
    assertEquals(Optional.empty(), target.stat("a/b"));
    target.put("a/b", Content.of(BYTES));
    assertStored("a/b", BYTES);
  }

  @Test
  void readBackSeesTheMediumWhereTheCacheDoesNot() throws Exception {
    byte[] bytes =
        "The paper of 24 November.".repeat(400).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    target.put("a", Content.of(bytes));
    damage(
        bytes,
        "Le papier du 24 novembre.".repeat(400).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    try (InputStream cached = target.open("a");
        InputStream medium = target.readBack("a")) {
      assertArrayEquals(bytes, cached.readAllBytes(), "the page cache still has what was written");
      assertEquals('L', medium.read());
    }
  }

  /** Changes bytes of the medium behind the file system's back. */
  private void damage(byte[] from, byte[] to) throws IOException {
    try (var image = new java.io.RandomAccessFile(folder.resolve("disk.img").toFile(), "rw")) {
      byte[] all = new byte[(int) image.length()];
      image.readFully(all);
      int at = java.util.Collections.indexOfSubList(asList(all), asList(from));
      assertTrue(at > 0);
      image.seek(at);
      image.write(to);
      image.getFD().sync();
    }
  }

  private static List<Byte> asList(byte[] bytes) {
    return new java.util.AbstractList<>() {
      @Override
      public Byte get(int index) {
        return bytes[index];
      }

      @Override
      public int size() {
        return bytes.length;
      }
    };
  }

  private void switchOn() {
    device.unmount();
    device.mount();
    target = new FolderTarget("office", device.mountPoint());
  }

  private void assertStored(String name, byte[] bytes) throws TargetFault, IOException {
    try (InputStream in = target.readBack(name)) {
      assertArrayEquals(bytes, in.readAllBytes());
    }
  }

  private static List<String> entries(Path folder) {
    try (var files = Files.list(folder)) {
      return files
          .map(path -> String.valueOf(path.getFileName()))
          .filter(name -> !name.equals("lost+found"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
