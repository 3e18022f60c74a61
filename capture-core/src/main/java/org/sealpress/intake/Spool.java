package org.sealpress.intake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sealpress.durable.AppendFile;
import org.sealpress.durable.DurableFiles;
import org.sealpress.durable.NewFile;

/**
 * A capture's folder on the box: its journal, the samples of each side, and what is made of them on
 * the way to a document.
 *
 * <pre>
 * journal.jsonl     {@link JournalEntry} a line
 * side-0001.raw     samples, durable before the next sheet is fed
 * side-0001.image   the image for the archive; made again when it is lost
 * document.pdf      made again when it is lost
 * </pre>
 */
final class Spool implements Closeable {
  private static final String JOURNAL = "journal.jsonl";

  private final Path folder;
  private final AppendFile journal;
  private final List<JournalEntry> entries;

  private Spool(Path folder, AppendFile journal, List<JournalEntry> entries) {
    this.folder = folder;
    this.journal = journal;
    this.entries = entries;
  }

  static Spool create(Path folder) throws IOException {
    DurableFiles.createDirectories(folder);
    return new Spool(folder, AppendFile.open(folder.resolve(JOURNAL)), new ArrayList<>());
  }

  /**
   * Opens the spool of a capture that another process began. A last line that a power cut left
   * unfinished is cut off: what it was to say had not been acted on.
   *
   * @throws IOException names the line that is damaged
   */
  static Spool reopen(Path folder) throws IOException {
    DurableFiles.removeLeftovers(folder);
    Path file = folder.resolve(JOURNAL);
    String text = Files.readString(file, StandardCharsets.UTF_8);
    int end = text.lastIndexOf('\n') + 1;
    List<JournalEntry> entries = new ArrayList<>();
    for (String line : text.substring(0, end).lines().toList()) {
      try {
        entries.add(JournalLines.read(line));
      } catch (IOException e) {
        throw new IOException(
            file + ", line " + (entries.size() + 1) + " is damaged: " + e.getMessage(), e);
      }
    }
    AppendFile journal = AppendFile.open(file);
    long whole = text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    if (journal.size() > whole) {
      journal.truncate(whole);
    }
    return new Spool(folder, journal, entries);
  }

  /** What the journal says, oldest first. */
  List<JournalEntry> entries() {
    return List.copyOf(entries);
  }

  /** The entries of one kind, oldest first. */
  <T extends JournalEntry> List<T> entries(Class<T> kind) {
    return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Writes an entry; it is on the disk when this returns. */
  void append(JournalEntry entry) throws IOException {
    journal.append(JournalLines.write(entry).getBytes(StandardCharsets.UTF_8));
    entries.add(entry);
  }

  NewFile newSide(int number) throws IOException {
    return NewFile.create(side(number));
  }

  InputStream openSide(int number) throws IOException {
    return new BufferedInputStream(Files.newInputStream(side(number)), 64 * 1024);
  }

  private Path side(int number) {
    return folder.resolve("side-%04d.raw".formatted(number));
  }

  /** Where the archived image of a side is written; what was there is replaced. */
  OutputStream writeImage(int number) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(image(number)), 64 * 1024);
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

  /** Removes the spool: the journal last, so that a crash on the way leaves no riddle. */
  void delete() throws IOException {
    close();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (!file.endsWith(JOURNAL)) {
          Files.delete(file);
        }
      }
    }
    DurableFiles.delete(folder.resolve(JOURNAL));
    Files.delete(folder);
    DurableFiles.syncDirectory(Objects.requireNonNull(folder.toAbsolutePath().getParent()));
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
