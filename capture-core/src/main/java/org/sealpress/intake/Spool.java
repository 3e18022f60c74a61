package org.sealpress.intake;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.NewFile;
import org.sealpress.intake.JournalEntry.SideStored;

/**
 * A capture's folder on the box: its journal, the samples of each side, and what is made of them on
 * the way to a document.
 *
 * <pre>
 * journal.jsonl     {@link JournalEntry} a line
 * side-0001.raw     samples, durable before the next sheet is fed
 * side-0001.image   the image for the archive; made again when it is lost
 * document.pdf      made again when it is lost
 * PDFBox....tmp     while document.pdf is made
 * </pre>
 */
final class Spool implements Closeable {
  private static final String JOURNAL = "journal.jsonl";
  private static final String SIDES = "side-*.raw";
  private static final String MADE = "{side-*.image,document.pdf,PDFBox*.tmp}";
  private static final int BUFFER = 64 * 1024;

  private final Path folder;
  private final Journal journal;

  private Spool(Path folder, Journal journal) {
    this.folder = folder;
    this.journal = journal;
  }

  /**
   * Makes a new one.
   *
   * @throws FileAlreadyExistsException when the folder is there: two captures are never mixed
   */
  static Spool create(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(folder.toString(), null, "is a capture already");
    }
    DurableFiles.createDirectories(folder);
    try {
      return new Spool(folder, Journal.open(folder.resolve(JOURNAL)));
    } catch (IOException e) {
      delete(folder);
      throw e;
    }
  }

  /**
   * Opens the spool of a capture that another process began, and rids it of what would be made
   * again.
   *
   * @throws IOException says what is damaged; then everything is left as it was
   */
  static Spool reopen(Path folder) throws IOException {
    boolean pages = !files(folder, SIDES).isEmpty();
    Path file = folder.resolve(JOURNAL);
    if (pages && (!Files.exists(file) || Files.size(file) == 0)) {
      throw new IOException("there are pages but " + file + " is gone or empty");
    }
    Journal journal = Journal.open(file);
    try {
      if (pages && journal.entries(JournalEntry.class).isEmpty()) {
        throw new IOException("there are pages but " + file + " has no whole line");
      }
      DurableFiles.removeLeftovers(folder);
      for (Path made : files(folder, MADE)) {
        Files.deleteIfExists(made);
      }
      return new Spool(folder, journal);
    } catch (IOException e) {
      journal.close();
      throw e;
    }
  }

  private static List<Path> files(Path folder, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
      files.forEach(found::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  Journal journal() {
    return journal;
  }

  NewFile newSide(int number) throws IOException {
    return NewFile.create(side(number));
  }

  /** The samples as they were stored; {@link SideDamaged} when they are others. */
  InputStream openSide(SideStored side) throws IOException {
    return SideStream.open(side(side.number()), side);
  }

  private Path side(int number) {
    return folder.resolve("side-%04d.raw".formatted(number));
  }

  /** Moves a side that is damaged out of the way; nothing is done when it is gone. */
  void setAside(int number, Path aside) throws IOException {
    Path file = side(number);
    if (Files.exists(file)) {
      DurableFiles.createDirectories(aside);
      DurableFiles.rename(file, aside.resolve(folder.getFileName() + "-" + file.getFileName()));
    }
  }

  /** Where the archived image of a side is written; what was there is replaced. */
  OutputStream writeImage(int number) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(image(number)), BUFFER);
  }

  InputStream openImage(int number) throws IOException {
    return Files.newInputStream(image(number));
  }

  private Path image(int number) {
    return folder.resolve("side-%04d.image".formatted(number));
  }

  /** Where the PDF is written on its way to the vault. */
  Path document() {
    return folder.resolve("document.pdf");
  }

  Path folder() {
    return folder;
  }

  /**
   * Removes the spool, or what is left of it: the journal last, so that a crash on the way leaves
   * no riddle.
   */
  void delete() throws IOException {
    close();
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      for (Path file : files(folder, "*")) {
        if (!file.endsWith(JOURNAL)) {
          Files.deleteIfExists(file);
        }
      }
      DurableFiles.syncDirectory(folder);
      DurableFiles.delete(folder.resolve(JOURNAL));
      Files.delete(folder);
    }
    DurableFiles.syncDirectory(Objects.requireNonNull(folder.toAbsolutePath().getParent()));
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
