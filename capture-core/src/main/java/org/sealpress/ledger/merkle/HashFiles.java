package org.sealpress.ledger.merkle;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sealpress.durable.DurableFiles;

/**
 * Hashes of a tree in files: those of the entries, and of every eighth level above, so that any
 * subtree takes at most a hundred and some hashes. 32 bytes an entry.
 *
 * <p>A cache and nothing more. It is not fsynced, anybody may have changed it, and whoever takes a
 * root or a proof from it holds that against a signed root; when it does not fit, {@link #cut} it
 * and give it the entries again. For one thread.
 */
public final class HashFiles implements Nodes, Closeable {
  private static final int STEP = Integer.numberOfTrailingZeros(HashLevel.WIDTH);
  private static final int LEVELS = 4;

  private final TreeHasher hasher = new TreeHasher();
  private final List<HashLevel> levels = new ArrayList<>();

  private HashFiles() {}

  /** Opens the files in a folder to read and to add, or makes them. */
  public static HashFiles open(Path folder) throws IOException {
    DurableFiles.createDirectories(folder);
    HashFiles files =
        open(
            folder,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    try {
      files.mend();
      return files;
    } catch (IOException e) {
      files.close();
      throw e;
    }
  }

  /** Opens those that another process may be adding to. */
  public static HashFiles read(Path folder) throws IOException {
    return open(folder, Set.of(StandardOpenOption.READ));
  }

  private static HashFiles open(Path folder, Set<StandardOpenOption> how) throws IOException {
    HashFiles files = new HashFiles();
    try {
      for (int i = 0; i < LEVELS; i++) {
        files.levels.add(new HashLevel(folder.resolve("level-" + i * STEP), how));
      }
      return files;
    } catch (IOException e) {
      files.close();
      throw e;
    }
  }

  /** Whether there are such files. */
  public static boolean areIn(Path folder) {
    return Files.isRegularFile(folder.resolve("level-0"));
  }

  /** After a crash a level may have more or fewer hashes than the one below it makes. */
  private void mend() throws IOException {
    for (int i = 1; i < LEVELS; i++) {
      HashLevel below = levels.get(i - 1);
      HashLevel level = levels.get(i);
      long whole = below.count() / HashLevel.WIDTH;
      if (level.count() > whole) {
        level.cut(whole);
      }
      while (level.count() < whole) {
        level.add(fold(below.read(level.count() * HashLevel.WIDTH, HashLevel.WIDTH)));
      }
      level.flush();
    }
  }

  /** How many entries it has the hashes of. */
  public long size() {
    return levels.get(0).count();
  }

  /** Adds the next entry's hash. */
  public void add(Hash leaf) throws IOException {
    Hash hash = leaf;
    for (int i = 0; i < LEVELS; i++) {
      if (!levels.get(i).add(hash)) {
        return;
      }
      long count = levels.get(i).count();
      hash = fold(levels.get(i).read(count - HashLevel.WIDTH, HashLevel.WIDTH));
    }
  }

  /** Makes what was added readable, here and for others. */
  public void flush() throws IOException {
    for (HashLevel level : levels) {
      level.flush();
    }
  }

  /** Forgets all but the first ones. */
  public void cut(long size) throws IOException {
    long left = size;
    for (HashLevel level : levels) {
      if (level.count() > left) {
        level.cut(left);
      }
      left /= HashLevel.WIDTH;
    }
  }

  @Override
  public Hash at(int level, long index) throws IOException {
    int stored = Math.min(level / STEP, LEVELS - 1);
    int above = level - stored * STEP;
    if (above > STEP) {
      throw new IOException("a tree of 2^" + level + " entries is more than the cache is for");
    }
    return fold(levels.get(stored).read(index << above, 1 << above));
  }

  /** The hash over a power of two of neighbours. */
  private Hash fold(Hash[] hashes) {
    for (int length = hashes.length; length > 1; length /= 2) {
      for (int i = 0; i < length / 2; i++) {
        hashes[i] = hasher.node(hashes[2 * i], hashes[2 * i + 1]);
      }
    }
    return hashes[0];
  }

  @Override
  public void close() throws IOException {
    for (HashLevel level : levels) {
      level.close();
    }
  }
}
