package org.sealpress.durable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps that make a file outlive a power cut. */
public final class DurableFiles {
  private static final Logger LOG = LoggerFactory.getLogger(DurableFiles.class);
  private static final Pattern LEFTOVER = Pattern.compile("\\.[0-9a-f]{16}\\.part");

  private DurableFiles() {}

  /**
   * Writes a small file under a new name; when this returns it is on the disk.
   *
   * @throws FileAlreadyExistsException when the name is taken; what is there stays as it is
   * @throws DiskFull when there is no room
   */
  public static void write(Path destination, byte[] content, FileAttribute<?>... attributes)
      throws IOException {
    try (NewFile file = NewFile.create(destination, attributes)) {
      file.write(content);
      file.commit();
    }
  }

  /**
   * Puts a small file in the place of another, or where there was none: after a crash either the
   * old one is there or the new one, whole.
   *
   * @throws DiskFull when there is no room
   */
  public static void replace(Path file, byte[] content, FileAttribute<?>... attributes)
      throws IOException {
    byte[] name = new byte[8];
    ThreadLocalRandom.current().nextBytes(name);
    Path fresh = parentOf(file).resolve("." + HexFormat.of().formatHex(name) + ".part");
    write(fresh, content, attributes);
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw WriteFaults.of(file, e);
    }
    syncDirectory(parentOf(file));
  }

  /** Creates a directory and the missing ones above it, each fsynced into its parent. */
  public static void createDirectories(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath();
    if (Files.isDirectory(absolute)) {
      return;
    }
    Path parent = Objects.requireNonNull(absolute.getParent(), "the root is always there");
    createDirectories(parent);
    try {
      Files.createDirectory(absolute);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(absolute)) {
        throw new IOException("cannot make the directory " + absolute + ": a file is there", e);
      }
    } catch (IOException e) {
      throw WriteFaults.of(absolute, e);
    }
    syncDirectory(parent);
  }

  /**
   * Renames a file that nobody else touches, in one step, and fsyncs both directories.
   *
   * @throws FileAlreadyExistsException when the new name is taken
   */
  public static void rename(Path from, Path to) throws IOException {
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      throw taken(to);
    }
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw WriteFaults.of(to, e);
    }
    syncDirectory(parentOf(to));
    if (!parentOf(from).equals(parentOf(to))) {
      syncDirectory(parentOf(from));
    }
  }

  /**
   * Gives a temporary file its name. A hard link fails on a taken name, which rename(2) does not.
   * Where the file system has no hard links (exFAT, some network ones), a check and a rename must
   * do; that is no lock against another writer.
   *
   * @throws FileAlreadyExistsException when the name is taken
   */
  public static void giveName(Path temporary, Path name) throws IOException {
    try {
      Files.createLink(name, temporary);
    } catch (FileAlreadyExistsException e) {
      throw taken(name);
    } catch (IOException | UnsupportedOperationException noLinks) {
      if (Files.exists(name, LinkOption.NOFOLLOW_LINKS)) {
        throw taken(name);
      }
      Files.move(temporary, name, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    try {
      Files.delete(temporary);
    } catch (IOException e) {
      LOG.warn("{} is safe, but its temporary name {} stays", name, temporary, e);
    }
  }

  /** Removes a file, if it is there, and fsyncs its directory. */
  public static void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      syncDirectory(parentOf(file));
    }
  }

  /** Deletes a folder with all that is in it. Not synced: for temporary ones. */
  public static void deleteTree(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failed)
              throws IOException {
            Files.deleteIfExists(emptied);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Makes the names in a directory durable: new ones, and that removed ones are gone. */
  public static void syncDirectory(Path directory) throws IOException {
    if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return; // Windows has no such call and opens no directories
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      throw WriteFaults.of(directory, e);
    }
  }

  /** The same as far as the file system can: some of networks can't. */
  public static void trySyncDirectory(Path directory) {
    try {
      syncDirectory(directory);
    } catch (IOException e) {
      LOG.debug("{}: {}", directory, e.getMessage());
    }
  }

  /** The path itself, or with {@code .2}, {@code .3}, ... at its end when something is there. */
  public static Path free(Path wanted) {
    Path free = wanted;
    for (int i = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); i++) {
      free = wanted.resolveSibling(wanted.getFileName() + "." + i);
    }
    return free;
  }

  /**
   * Removes the temporary files that a crash left in a directory. To be called only while nobody
   * writes there.
   *
   * @return what was removed
   */
  public static List<Path> removeLeftovers(Path directory) throws IOException {
    List<Path> removed = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (isLeftover(file)) {
          Files.deleteIfExists(file);
          removed.add(file);
        }
      }
    } catch (NoSuchFileException e) {
      return removed;
    }
    return removed;
  }

  /** Whether this is the name of a temporary file of this package. */
  public static boolean isLeftover(Path file) {
    return LEFTOVER.matcher(String.valueOf(file.getFileName())).matches();
  }

  static Path parentOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a directory");
  }

  static FileAlreadyExistsException taken(Path file) {
    return new FileAlreadyExistsException(
        file.toString(), null, "is there already, and nothing is overwritten");
  }

  /** The file itself, or the nearest folder above it that exists. */
  public static Path nearest(Path file) {
    Path at = file.toAbsolutePath();
    while (!Files.exists(at) && at.getParent() != null) {
      at = Objects.requireNonNull(at.getParent());
    }
    return at;
  }
}
