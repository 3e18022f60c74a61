package org.sealpress.target.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.sealpress.durable.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bare repository for one purpose, removed on {@link #close}. Its folder is locked as long as it
 * is used, so that what a crash leaves can be told from what another process uses.
 *
 * @param repository its folder
 * @param lock on a file in it
 */
record Scratch(Path repository, FileChannel lock) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);
  private static final String LOCK = "in-use";

  /**
   * Makes one.
   *
   * @param folder where; made when it is missing
   */
  static Scratch in(Path folder) throws IOException {
    Path repository = Files.createDirectories(folder).resolve(UUID.randomUUID().toString());
    Files.createDirectory(repository);
    Scratch scratch = new Scratch(repository, lockFile(repository));
    try {
      scratch.lock().lock();
      make(repository);
      return scratch;
    } catch (IOException | RuntimeException e) {
      scratch.close();
      throw e;
    }
  }

  /** Makes an empty bare repository, by nobody's template. */
  static void make(Path repository) throws IOException {
    Files.createDirectories(repository.resolve("objects/info"));
    Files.createDirectories(repository.resolve("objects/pack"));
    Files.createDirectories(repository.resolve("refs/heads"));
    Files.writeString(
        repository.resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
    Files.writeString(repository.resolve("HEAD"), "ref: refs/heads/none\n");
  }

  /** Has it see another repository's objects, and takes a commit there for had. */
  void on(Path other, String commit) throws IOException {
    Files.writeString(
        repository.resolve("objects/info/alternates"), other.resolve("objects") + "\n");
    Files.writeString(repository.resolve("refs/heads/base"), commit + "\n");
  }

  /** Has it see nothing but its own objects again. */
  void alone() throws IOException {
    Files.deleteIfExists(repository.resolve("objects/info/alternates"));
  }

  /** Removes what crashes have left. */
  static void sweep(Path folder) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path each : all) {
        sweepOne(each);
      }
    } catch (NoSuchFileException e) {
      // Nothing was ever there.
    } catch (IOException e) {
      LOG.warn("what is left in {} can't be removed: {}", folder, e.getMessage());
    }
  }

  private static void sweepOne(Path repository) throws IOException {
    try (FileChannel file = FileChannel.open(repository.resolve(LOCK), StandardOpenOption.WRITE)) {
      if (file.tryLock() != null) {
        DurableFiles.deleteTree(repository);
      }
    } catch (OverlappingFileLockException e) {
      // In use by this process.
    } catch (NoSuchFileException e) {
      var unused =
          repository.toFile().delete(); // Only if it is empty: it may just be in the making.
    }
  }

  private static FileChannel lockFile(Path repository) throws IOException {
    return FileChannel.open(
        repository.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  public void close() {
    try (lock) {
      DurableFiles.deleteTree(repository);
    } catch (IOException e) {
      LOG.warn("{} can't be removed: {}", repository, e.getMessage());
    }
  }
}
