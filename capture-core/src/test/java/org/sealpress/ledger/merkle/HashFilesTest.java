package org.sealpress.ledger.merkle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hashes that are kept in files. */
class HashFilesTest {
  private static final int MANY = 70_000; // more than 256 * 256
  private static final List<byte[]> ENTRIES = TreeTest.entries(MANY);
  private static final TreeHasher HASHER = new TreeHasher();

  @TempDir private Path dir;

  private void add(HashFiles files, int to) throws IOException {
    for (int i = Math.toIntExact(files.size()); i < to; i++) {
      files.add(HASHER.leaf(ENTRIES.get(i)));
    }
    files.flush();
  }

  private static Hash root(int size) {
    CompactRange range = new CompactRange();
    ENTRIES.subList(0, size).forEach(entry -> range.add(HASHER.leaf(entry)));
    return range.root();
  }

  @Test
  void rootsAndProofsComeFromTheFilesAlsoAfterTheyWereOpenedAgain() throws IOException {
    for (int size : new int[] {1, 255, 256, 257, 1000, 65_535, 65_537, MANY}) {
      try (HashFiles files = HashFiles.open(dir)) {
        add(files, size);
        check(files, size);
      }
      try (HashFiles files = HashFiles.read(dir)) {
        check(files, size);
      }
    }
    assertTrue(HashFiles.areIn(dir));
    assertFalse(HashFiles.areIn(dir.resolve("other")));
  }

  private static void check(HashFiles files, int size) throws IOException {
    assertEquals(size, files.size());
    Tree tree = new Tree(files);
    Hash root = root(size);
    assertEquals(root, tree.root(size));
    assertEquals(root, CompactRange.of(size, files).root());
    for (int index : new int[] {0, size / 3, size - 1}) {
      Hash leaf = HASHER.leaf(ENTRIES.get(index));
      assertTrue(tree.inclusion(index, size).proves(leaf, root));
      int first = Math.max(1, index);
      assertTrue(tree.consistency(first, size).proves(root(first), root));
    }
  }

  @Test
  void whatACrashLeftOfTheFilesIsMended() throws IOException {
    try (HashFiles files = HashFiles.open(dir)) {
      add(files, 1000);
    }
    cut("level-0", 600 * 32 + 5); // the level above has more
    try (HashFiles files = HashFiles.open(dir)) {
      check(files, 600);
      add(files, 1500);
      check(files, 1500);
    }
    cut("level-8", 32); // it has fewer
    cut("level-16", 0);
    try (HashFiles files = HashFiles.open(dir)) {
      check(files, 1500);
      add(files, MANY);
      check(files, MANY);
    }
  }

  private void cut(String level, long length) throws IOException {
    try (FileChannel file = FileChannel.open(dir.resolve(level), StandardOpenOption.WRITE)) {
      file.truncate(length);
    }
  }

  @Test
  void whatIsNotThereIsNotMadeUp() throws IOException {
    try (HashFiles files = HashFiles.open(dir)) {
      add(files, 300);
      assertThrows(IOException.class, () -> files.at(0, 300));
      assertThrows(IOException.class, () -> files.at(8, 1));
      assertThrows(IOException.class, () -> files.at(60, 0));
      files.cut(0);
      assertEquals(0, files.size());
      add(files, 300);
      check(files, 300);
    }
    assertThrows(IOException.class, () -> HashFiles.read(dir.resolve("nowhere")));
    try (var files = Files.list(dir)) {
      assertEquals(4, files.count());
    }
  }
}
