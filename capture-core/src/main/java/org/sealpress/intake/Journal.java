package org.sealpress.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpress.durable.AppendFile;
import org.sealpress.intake.JournalEntry.SideStored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A capture's journal. An entry is on the disk when {@link #append} returns; one that could not be
 * written is not there, and the next try opens the file anew. Safe for several threads.
 */
final class Journal implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final Path file;
  private final List<JournalEntry> entries;
  private Stage stage;
  private AppendFile out;
  private long whole;
  private boolean failed;

  private Journal(Path file, List<JournalEntry> entries, Stage stage, AppendFile out, long whole) {
    this.file = file;
    this.entries = entries;
    this.stage = stage;
    this.out = out;
    this.whole = whole;
  }

  /**
   * Opens a journal, or starts one. A last line that a power cut left unfinished is cut off: what
   * it was to say had not been acted on.
   *
   * @throws SpoolDamaged names the line that is damaged; then nothing was changed
   */
  static Journal open(Path file) throws IOException {
    byte[] bytes = Files.notExists(file) ? new byte[0] : Files.readAllBytes(file);
    List<JournalEntry> entries = new ArrayList<>();
    Stage stage = new Stage.New();
    int whole = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        JournalEntry entry = entry(file, bytes, whole, i, entries, stage);
        stage = stage.after(entry);
        entries.add(entry);
        whole = i + 1;
      }
    }
    AppendFile out = AppendFile.open(file);
    Journal journal = new Journal(file, entries, stage, out, whole);
    try {
      journal.cut();
      return journal;
    } catch (IOException e) {
      out.close();
      throw e;
    }
  }

  private static JournalEntry entry(
      Path file, byte[] bytes, int from, int to, List<JournalEntry> before, Stage stage)
      throws IOException {
    try {
      JournalEntry entry = JournalLines.read(utf8(bytes, from, to));
      checkNumber(entry, before);
      Stage unused = stage.after(entry);
      return entry;
    } catch (SpoolDamaged | IllegalArgumentException e) {
      throw new SpoolDamaged(line(file, before) + " is damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(
          line(file, before)
              + " can't be understood, another version of this program may have written it: "
              + e.getMessage(),
          e);
    }
  }

  private static String line(Path file, List<JournalEntry> before) {
    return file.getFileName() + ", line " + (before.size() + 1);
  }

  private static String utf8(byte[] bytes, int from, int to) throws IOException {
    try {
      ByteBuffer line = ByteBuffer.wrap(bytes, from, to - from);
      return StandardCharsets.UTF_8.newDecoder().decode(line).toString();
    } catch (CharacterCodingException e) {
      throw new SpoolDamaged("it is no UTF-8", e);
    }
  }

  private static void checkNumber(JournalEntry entry, List<JournalEntry> before)
      throws IOException {
    if (entry instanceof SideStored side) {
      long last = before.stream().filter(SideStored.class::isInstance).count();
      if (side.number() != last + 1) {
        throw new SpoolDamaged("side " + side.number() + " comes after side " + last);
      }
    }
  }

  /** Rids the file of what follows the last whole entry. */
  private void cut() throws IOException {
    if (out.size() < whole) {
      throw new IOException(
          "%s has %d bytes, expected %d: the disk lost what it had stored"
              .formatted(file, out.size(), whole));
    }
    if (out.size() > whole) {
      out.truncate(whole);
    }
  }

  /**
   * Writes an entry; it is on the disk when this returns.
   *
   * @throws IllegalArgumentException when it can't come at this stage
   */
  synchronized void append(JournalEntry entry) throws IOException {
    Stage next = stage.after(entry);
    byte[] line = JournalLines.write(entry).getBytes(StandardCharsets.UTF_8);
    if (failed) {
      closeQuietly();
      out = AppendFile.open(file);
      cut();
    }
    failed = true;
    out.append(line);
    failed = false;
    whole += line.length;
    entries.add(entry);
    stage = next;
  }

  /** Where the capture stands as far as is on the disk. */
  synchronized Stage stage() {
    return stage;
  }

  private void closeQuietly() {
    try {
      out.close();
    } catch (IOException e) {
      LOG.debug("{} was not closed in order: {}", file, e.getMessage());
    }
  }

  /** The entries of one kind, oldest first. */
  synchronized <T extends JournalEntry> List<T> entries(Class<T> kind) {
    return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The last entry of one kind. */
  synchronized <T extends JournalEntry> Optional<T> last(Class<T> kind) {
    List<T> all = entries(kind);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }
}
