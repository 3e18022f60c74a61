package org.sealpress.appliance.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.Sha256;

/**
 * Changes a configuration file as a person wants it: the text as it was typed, with its comments.
 * Only a text without mistakes is written, only over the one that the person has seen, in one step
 * that a power cut does not break; the former file stays beside it. Safe for several threads.
 */
public final class ConfigEditor {
  /** What the name of the former file ends with. */
  public static final String FORMER = ".former";

  private static final int TRIES = 5;
  private static final String LINE_END = "\r\n";

  private final Path file;

  /** For a file, which is there. */
  public ConfigEditor(Path file) {
    this.file = file;
  }

  /**
   * What a file says.
   *
   * @param hash SHA-256 of its bytes, hex
   */
  public record Current(String text, String hash) {}

  /** Somebody else has written the file since it was read. */
  public static final class Changed extends Exception {
    private static final long serialVersionUID = 1L;

    Changed(Path file) {
      super(
          "the file "
              + file
              + " is not what it was when you began: somebody else has changed it; load it anew and"
              + " make your change again");
    }
  }

  /** The file as it was named. */
  public Path file() {
    return file;
  }

  /** Where the former file is kept. */
  public Path former() {
    return real().resolveSibling(real().getFileName() + FORMER);
  }

  /**
   * What the file says now.
   *
   * @throws ConfigException when it is no text
   */
  public synchronized Current read() throws ConfigException, IOException {
    String hash = Sha256.of(real());
    for (int i = 0; i < TRIES; i++) {
      String text = Source.read(file, new Problems(file.toString()));
      String after = Sha256.of(real());
      if (after.equals(hash)) {
        return new Current(text, hash);
      }
      hash = after; // it was written meanwhile
    }
    throw new IOException("the file " + file + " is being written all the time: try again later");
  }

  /** Why it can't be written by this user, and what to do; empty when it can. */
  public Optional<String> whyNot() {
    Path folder = Objects.requireNonNull(real().getParent());
    if (Files.isWritable(folder)) {
      return Optional.empty();
    }
    return Optional.of(
        "this daemon may not write in "
            + folder
            + ": allow it (ReadWritePaths= in its systemd unit, and the folder's owner), or put the"
            + " text there yourself");
  }

  /**
   * Writes another text.
   *
   * @param known the hash of what it takes the place of
   * @return what the file says now
   * @throws ConfigException when the text has mistakes
   * @throws Changed when the file is another one than it was
   */
  public synchronized Current write(String text, String known)
      throws ConfigException, Changed, IOException {
    Current before = read();
    if (!before.hash().equals(known)) {
      throw new Changed(file);
    }
    String whole = text.replace(LINE_END, "\n").endsWith("\n") ? text : text + "\n";
    String written = withEndsOf(before.text(), whole.replace(LINE_END, "\n"));
    var unused = ConfigFile.parse(written, file);
    Path real = real();
    Set<PosixFilePermission> like = permissions(real);
    replace(former(), Files.readAllBytes(real), like);
    replace(real, written.getBytes(StandardCharsets.UTF_8), like);
    return read();
  }

  private static String withEndsOf(String before, String text) {
    return before.contains(LINE_END) ? text.replace("\n", LINE_END) : text;
  }

  private static Set<PosixFilePermission> permissions(Path file) throws IOException {
    return isPosix(file) ? Files.getPosixFilePermissions(file) : Set.of();
  }

  /** Whoever might read the file before may read it now, and nobody else at any time. */
  private static void replace(Path file, byte[] content, Set<PosixFilePermission> like)
      throws IOException {
    if (isPosix(file)) {
      DurableFiles.replace(file, content, PosixFilePermissions.asFileAttribute(like));
      Files.setPosixFilePermissions(file, like); // what the umask took away
    } else {
      DurableFiles.replace(file, content);
    }
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Behind a link, which stays. */
  private Path real() {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }
}
