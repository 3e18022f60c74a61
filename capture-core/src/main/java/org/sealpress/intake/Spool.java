package org.sealpress.intake;

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
import java.util.Optional;
import org.sealpress.cipher.BoxKey;
import org.sealpress.cipher.DataKey;
import org.sealpress.durable.DurableFiles;
import org.sealpress.gate.PdfBytes;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.vault.PlainSource;

/**
 * A capture's folder on the box: its journal, the samples of each side, and what is made of them on
 * the way to a document. All but the journal is encrypted under a key of this capture alone, which
 * is destroyed with the folder.
 *
 * <pre>
 * key               the capture's key under the box's, durable before the scanner is asked
 * journal.jsonl     {@link JournalEntry} a line
 * source            a link to the file in an inbox that the capture is of, if it is of one
 * side-0001.raw     samples, durable before the next sheet is fed
 * side-0001.image   the image for the archive; made again when it is lost
 * division          how it becomes documents, when it may become several
 * title-0001        what a person calls it
 * document-0001.pdf made again when it is lost
 * </pre>
 */
final class Spool implements Closeable {
  private static final String JOURNAL = "journal.jsonl";
  private static final String SIDES = "side-*.raw";
  private static final String KEY = "key";
  private static final String SOURCE = "source";
  private static final String DIVISION = "division";
  private static final String DOCUMENTS = "document-*.pdf";
  private static final String TITLES = "title-*";
  private static final String MADE = "{side-*.image," + DOCUMENTS + ",scratch*.tmp}";

  private final Path folder;
  private final Journal journal;
  private final BoxKey boxKey;
  private final LockedFiles files;
  private final TitleFile title;

  private Spool(Path folder, Journal journal, BoxKey boxKey, DataKey key) {
    this.folder = folder;
    this.journal = journal;
    this.boxKey = boxKey;
    this.files = new LockedFiles(folder, key, boxKey.random());
    this.title = new TitleFile(files);
  }

  /**
   * Makes a new one.
   *
   * @throws FileAlreadyExistsException when the folder is there: two captures are never mixed
   */
  static Spool create(Path folder, BoxKey boxKey) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(folder.toString(), null, "is a capture already");
    }
    DurableFiles.createDirectories(folder);
    try {
      DataKey key = boxKey.create(folder.resolve(KEY), name(folder));
      return new Spool(folder, Journal.open(folder.resolve(JOURNAL)), boxKey, key);
    } catch (IOException e) {
      delete(folder);
      throw e;
    }
  }

  /**
   * Opens the spool of a capture that another process began, and rids it of what would be made
   * again.
   *
   * @throws org.sealpress.cipher.BoxKeyFault when the box's key does not open the capture's
   * @throws SpoolDamaged says what is damaged
   * @throws org.sealpress.cipher.Altered when its key is; in all cases everything is left as it was
   */
  static Spool reopen(Path folder, BoxKey boxKey) throws IOException {
    boolean pages = !files(folder, SIDES).isEmpty();
    Path file = folder.resolve(JOURNAL);
    if (pages && (Files.notExists(file) || Files.size(file) == 0)) {
      throw new SpoolDamaged("there are pages but its journal is gone or empty");
    }
    Journal journal = Journal.open(file);
    try {
      if (pages && journal.entries(JournalEntry.class).isEmpty()) {
        throw new SpoolDamaged("there are pages but its journal has no whole line");
      }
      DataKey key = key(folder, journal, boxKey);
      DurableFiles.removeLeftovers(folder);
      deleteAll(folder, MADE);
      return new Spool(folder, journal, boxKey, key);
    } catch (IOException e) {
      journal.close();
      throw e;
    }
  }

  /** The capture's key; one that opens nothing when there is nothing to be opened any more. */
  private static DataKey key(Path folder, Journal journal, BoxKey boxKey) throws IOException {
    boolean done = journal.stage().isDecided() || journal.last(SideStored.class).isEmpty();
    return done ? DataKey.destroyed() : boxKey.read(folder.resolve(KEY), name(folder));
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
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

  /**
   * Remembers the file that the capture is of, durably. A link has its name byte for byte, whatever
   * the system's language makes of it.
   *
   * @param file absolute
   */
  void setSource(Path file) throws IOException {
    Files.createSymbolicLink(sourceLink(), file);
    DurableFiles.syncDirectory(folder);
  }

  /** The link to the file that the capture is of: another process finds it by this name. */
  Path sourceLink() {
    return folder.resolve(SOURCE);
  }

  /** The file that the capture is of; empty when it came from a scanner. */
  Optional<Path> source() throws IOException {
    return Files.isSymbolicLink(sourceLink())
        ? Optional.of(Files.readSymbolicLink(sourceLink()))
        : Optional.empty();
  }

  NewSide newSide(int number) throws IOException {
    return files.create(side(number));
  }

  /** The samples as they were stored; {@link SideDamaged} when they are others. */
  InputStream openSide(SideStored side) throws IOException {
    return SideStream.open(() -> files.read(side(side.number())), side);
  }

  private static String side(int number) {
    return "side-%04d.raw".formatted(number);
  }

  /**
   * Moves a side that is damaged out of the way, and beside it a key that opens this side alone and
   * the reason; when it is gone, the reason alone.
   *
   * @param home where to
   */
  void setAside(int number, String why, Path home) throws IOException {
    String side = side(number);
    Aside.writeReason(home.resolve(side + ".txt"), why);
    if (!Files.notExists(folder.resolve(side))) {
      Path keyFile = home.resolve(side + ".key");
      try (DataKey own = files.key().of(side)) {
        if (!Files.exists(keyFile)) {
          boxKey.keep(own, keyFile, name(folder) + "-" + side);
        }
      }
      DurableFiles.rename(folder.resolve(side), home.resolve(side));
    }
  }

  /** Where the archived image of a side is written; what was there is replaced. */
  OutputStream writeImage(int number) throws IOException {
    return files.write(image(number));
  }

  /**
   * Opens the archived image of a side.
   *
   * @throws org.sealpress.cipher.Altered when it is not as it was written, also while it is read
   */
  InputStream openImage(int number) throws IOException {
    return files.read(image(number));
  }

  private static String image(int number) {
    return "side-%04d.image".formatted(number);
  }

  /** Whether it was written how the capture becomes documents. */
  boolean hasDivision() {
    return Files.exists(folder.resolve(DIVISION));
  }

  /** What was written of that. */
  byte[] readDivision() throws IOException {
    try (InputStream in = files.read(DIVISION)) {
      return in.readAllBytes();
    }
  }

  /** What a person calls it. */
  TitleFile title() {
    return title;
  }

  /** A PDF, to be read at any place. */
  PdfBytes openDocument(int part) throws IOException {
    return files.pdf(pdf(part));
  }

  /** Writes how the capture becomes documents. On the disk when this returns. */
  void writeDivision(byte[] division) throws IOException {
    Files.deleteIfExists(folder.resolve(DIVISION)); // one that is damaged
    try (NewSide file = files.create(DIVISION)) {
      file.write(division);
      file.commit();
    }
  }

  /**
   * Where a PDF is written on its way to the vault; what was there is replaced.
   *
   * @param part which of the capture's documents it is, from 1
   */
  OutputStream writeDocument(int part) throws IOException {
    return files.write(pdf(part));
  }

  /** A PDF. */
  PlainSource document(int part) {
    return files.source(pdf(part));
  }

  private static String pdf(int part) {
    return "document-%04d.pdf".formatted(part);
  }

  /** Makes room: the PDFs can be made again. */
  void dropDocuments() throws IOException {
    deleteAll(folder, DOCUMENTS);
  }

  Path folder() {
    return folder;
  }

  /** Destroys the key and all that it opens; what the capture was and is of stays. */
  void shred() throws IOException {
    files.key().close();
    boxKey.destroy(folder.resolve(KEY));
    deleteAll(folder, SIDES);
    deleteAll(folder, MADE);
    deleteAll(folder, TITLES);
    Files.deleteIfExists(folder.resolve(DIVISION));
  }

  /**
   * Destroys the key and removes the spool, or what is left of it: the key first, so that nothing
   * can be read from then on; the journal last, so that a crash on the way leaves no riddle.
   */
  void delete() throws IOException {
    close();
    boxKey.destroy(folder.resolve(KEY));
    delete(folder);
  }

  private static void deleteAll(Path folder, String names) throws IOException {
    for (Path file : files(folder, names)) {
      Files.deleteIfExists(file);
    }
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
    files.key().close();
    journal.close();
  }
}
