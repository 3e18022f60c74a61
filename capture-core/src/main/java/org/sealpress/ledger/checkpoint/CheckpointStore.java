package org.sealpress.ledger.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sealpress.durable.DurableFiles;

/**
 * Checkpoints in a folder, the box's own or that of a target: {@code checkpoints/0000000042} is
 * over 42 entries. None is ever written over. Beside one lie its time-stamps, which may come later:
 * {@code 0000000042.tsr}.
 */
public final class CheckpointStore {
  /** The folder's name. */
  public static final String FOLDER = "checkpoints";

  /** What a time-stamp's name ends with (RFC 3161, TimeStampResp). */
  public static final String STAMP = ".tsr";

  private static final Pattern NAME = Pattern.compile("[0-9]{10,18}");

  private final Path folder;

  /** Those in a folder, which need not be there. */
  public CheckpointStore(Path folder) {
    this.folder = folder;
  }

  /** The folder itself, which need not be there. */
  public Path folder() {
    return folder;
  }

  /** The name of the one over so many entries. */
  public static String name(long size) {
    return String.format(Locale.ROOT, "%010d", size);
  }

  /** Over how many entries the one with this name is; empty when it is no such name. */
  public static OptionalLong sizeOf(String name) {
    return NAME.matcher(name).matches()
        ? OptionalLong.of(Long.parseLong(name))
        : OptionalLong.empty();
  }

  /** Over how many entries there are some, ascending. */
  public List<Long> sizes() throws IOException {
    TreeSet<Long> sizes = new TreeSet<>();
    for (String name : names()) {
      sizeOf(name).ifPresent(sizes::add);
    }
    return List.copyOf(sizes);
  }

  /** Names of all that lies there. */
  public List<String> names() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    } catch (NoSuchFileException e) {
      return List.of();
    }
    return List.copyOf(names);
  }

  /** The file of a name. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * Reads one.
   *
   * @throws CheckpointFault names the file, when nobody that is known has signed it, or it is over
   *     another number of entries than its name says
   */
  public SignedCheckpoint read(long size, List<VerifierKey> keys) throws IOException {
    Path file = file(name(size));
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, size, keys);
    } catch (CheckpointFault e) {
      throw new CheckpointFault(
          e.kind(), "the checkpoint " + file + " can't be believed: " + e.getMessage(), e);
    }
  }

  /** Reads the one over so many entries, of which no more than a note may have is taken. */
  public static SignedCheckpoint read(InputStream in, long size, List<VerifierKey> keys)
      throws IOException {
    SignedCheckpoint read = SignedCheckpoint.read(in.readNBytes(SignedNote.MOST_BYTES + 1), keys);
    if (read.checkpoint().size() != size) {
      throw CheckpointFault.malformed(
          "it is over " + read.checkpoint().size() + " entries, its name says " + size);
    }
    return read;
  }

  /**
   * Stores one, durably. The same again is fine.
   *
   * @throws FileAlreadyExistsException when there is another over so many entries
   */
  public void write(SignedCheckpoint checkpoint) throws IOException {
    DurableFiles.createDirectories(folder);
    Path file = file(name(checkpoint.checkpoint().size()));
    try {
      DurableFiles.write(file, checkpoint.note());
    } catch (FileAlreadyExistsException e) {
      if (!Arrays.equals(Files.readAllBytes(file), checkpoint.note())) {
        throw e;
      }
    }
  }
}
