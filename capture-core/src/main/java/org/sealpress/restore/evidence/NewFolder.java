package org.sealpress.restore.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.sealpress.durable.DurableFiles;
import org.sealpress.restore.RestoreFault;

/**
 * A folder that gets its name when all is in it; before that it is a hidden one beside, for its
 * owner alone, which {@link #close} removes.
 */
final class NewFolder implements AutoCloseable {
  private final Path destination;
  private final Path temporary;
  private boolean committed;

  private NewFolder(Path destination, Path temporary) {
    this.destination = destination;
    this.temporary = temporary;
  }

  /**
   * Begins one.
   *
   * @throws RestoreFault {@link RestoreFault.Kind#IN_THE_WAY}
   */
  static NewFolder create(Path destination) throws RestoreFault, IOException {
    if (Files.exists(destination, LinkOption.NOFOLLOW_LINKS)) {
      throw new RestoreFault(
          RestoreFault.Kind.IN_THE_WAY,
          destination + " is there already: nothing is written over; name a new folder");
    }
    Path whole = destination.toAbsolutePath().normalize();
    Path parent = Objects.requireNonNull(whole.getParent());
    DurableFiles.createDirectories(parent);
    return new NewFolder(
        whole, Files.createTempDirectory(parent, "." + whole.getFileName() + ".part-"));
  }

  /** Where a file of it is for now. */
  Path file(String name) throws IOException {
    Path file = temporary.resolve(name);
    DurableFiles.createDirectories(Objects.requireNonNull(file.getParent()));
    return file;
  }

  /** Writes a file of it. */
  void write(String name, byte[] content) throws IOException {
    DurableFiles.write(file(name), content);
  }

  /** A message with the names that its files will have in it. */
  String named(String message) {
    return message.replace(temporary + "/", "");
  }

  /** The names of all its files, in order. */
  List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(temporary)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> temporary.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** Gives it its name. */
  void commit() throws IOException {
    DurableFiles.syncDirectory(temporary);
    DurableFiles.rename(temporary, destination);
    committed = true;
  }

  @Override
  public void close() throws IOException {
    if (committed) {
      return;
    }
    DurableFiles.deleteTree(temporary);
  }
}
