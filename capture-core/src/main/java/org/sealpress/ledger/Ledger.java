package org.sealpress.ledger;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.AppendFile;
import org.sealpress.durable.DurableFiles;

/** A ledger to write. One process at a time; safe for its threads. */
public final class Ledger implements Closeable {
  private final Path directory;
  private final Clock clock;
  private final WriterLock lock;
  private AppendFile open;
  private volatile Head head;
  private volatile Instant latest;
  private @Nullable TornLine torn;

  /** The closed ones; null when the directory has to be looked at. */
  private @Nullable List<Segment> segments;

  private Ledger(Path directory, Clock clock, WriterLock lock, AppendFile open, LedgerEnd end) {
    this.directory = directory;
    this.clock = clock;
    this.lock = lock;
    this.open = open;
    this.latest = end.latest();
    this.head =
        end.last()
            .map(entry -> new Head("", entry.seq(), entry.hash()))
            .orElse(new Head("", -1, Entry.NO_PREV));
  }

  /**
   * Opens a ledger, or starts one. A last line that a power cut left half-written is put aside, cut
   * off and recorded as a {@link Event.Fault} of the kind {@code torn-line}.
   *
   * @param box the box's name, for a new ledger's first entry
   * @param random for a new ledger's id
   * @throws LedgerFault {@link LedgerFault.Kind#IN_USE}, or {@link LedgerFault.Kind#DAMAGED} when
   *     its first or last entry cannot be read
   */
  public static Ledger open(Path directory, String box, Clock clock, SecureRandom random)
      throws IOException {
    DurableFiles.createDirectories(directory);
    WriterLock lock = WriterLock.take(directory);
    try {
      DurableFiles.removeLeftovers(directory);
      LedgerEnd end = LedgerEnd.find(directory);
      AppendFile open = AppendFile.open(directory.resolve(Segment.OPEN));
      try {
        Ledger ledger = new Ledger(directory, clock, lock, open, end);
        ledger.start(end, box, random);
        return ledger;
      } catch (IOException | RuntimeException e) {
        open.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void start(LedgerEnd end, String box, SecureRandom random) throws IOException {
    setAside(end);
    if (end.last().isEmpty()) {
      append(new Event.Opened(box, RandomId.next(random)));
    }
    readId();
    report();
  }

  private void setAside(LedgerEnd end) throws IOException {
    if (end.torn().length == 0) {
      Path before = torn(1);
      if (Files.exists(before)) { // cut off, but a power cut came before that could be told
        torn = new TornLine(head.seq() + 1, before, Math.toIntExact(Files.size(before)));
      }
      return;
    }
    Path aside;
    int number = 1;
    do {
      aside = torn(number++);
    } while (Files.exists(aside) && !Arrays.equals(Files.readAllBytes(aside), end.torn()));
    if (!Files.exists(aside)) { // or a power cut came after this, before it was cut off
      DurableFiles.write(aside, end.torn());
    }
    open.truncate(end.wholeBytes());
    torn = new TornLine(head.seq() + 1, aside, end.torn().length);
  }

  private Path torn(int number) {
    return directory.resolve(String.format(Locale.ROOT, "torn-%010d.%d", head.seq() + 1, number));
  }

  private void readId() throws IOException {
    try (EntryReader entries = new EntryReader(directory, 0, () -> head.seq())) {
      if (entries.next().orElseThrow().event() instanceof Event.Opened opened) {
        head = new Head(opened.ledger(), head.seq(), head.hash());
        return;
      }
    }
    throw new LedgerFault(
        LedgerFault.Kind.DAMAGED,
        "the ledger in "
            + directory
            + " does not begin with 'opened'; copy its first segment back");
  }

  private void report() throws IOException {
    if (torn != null) {
      append(
          new Event.Fault(
              Event.Fault.TORN_LINE,
              "a power cut left "
                  + torn.bytes()
                  + " bytes of an entry that was never confirmed; they were put aside as "
                  + torn.savedAs().getFileName(),
              ""));
    }
  }

  /**
   * Adds an entry; it is on the disk when this returns.
   *
   * @throws IllegalArgumentException when the event cannot be written (longer than 64 KiB)
   * @throws IOException when the disk is full or failed; then there is no such entry
   */
  public Entry append(Event event) throws IOException {
    return append(List.of(event)).get(0);
  }

  /**
   * Adds entries in this order with one fsync; all are on the disk when this returns. A power cut
   * meanwhile leaves none or the first ones of them.
   *
   * @throws IllegalArgumentException when one of them cannot be written (longer than 64 KiB)
   * @throws IOException when the disk is full or failed; then there is none of them
   */
  public synchronized List<Entry> append(List<? extends Event> events) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    List<Entry> added = new ArrayList<>();
    Instant newest = latest;
    long seq = head.seq();
    String prev = head.hash();
    for (Event event : events) {
      Instant now = Times.toMillis(clock.instant());
      boolean doubt = now.isBefore(newest);
      byte[] line = EntryLine.write(++seq, now, doubt, prev, event);
      lines.write(line, 0, line.length);
      lines.write('\n');
      added.add(new Entry(seq, now, doubt, prev, EntryLine.hash(line, 0, line.length), event));
      prev = added.get(added.size() - 1).hash();
      newest = doubt ? newest : now;
    }
    if (!added.isEmpty()) {
      open.append(lines.toByteArray());
      head = new Head(head.ledger(), seq, prev);
      latest = newest;
    }
    return added;
  }

  /**
   * Closes the open segment under its final name and starts a new one. A power cut at any moment
   * leaves the one or the other.
   *
   * @return the closed segment; empty when there was nothing in the open one
   */
  public synchronized Optional<Segment> cut() throws IOException {
    Path file = directory.resolve(Segment.OPEN);
    if (open.size() == 0) {
      return Optional.empty();
    }
    Segment closed = segment(firstOf(file));
    List<Segment> before = closed();
    segments = null; // should the next steps fail
    open.close();
    try {
      DurableFiles.rename(file, closed.file());
    } finally {
      open = AppendFile.open(file);
    }
    before.add(closed);
    segments = before;
    return Optional.of(closed);
  }

  private Segment segment(long first) {
    return new Segment(directory.resolve(Segment.name(first, head.seq())), first, head.seq());
  }

  private static long firstOf(Path file) throws IOException {
    try (LineReader lines = new LineReader(file)) {
      if (lines.next()) {
        return EntryLine.read(lines.buffer(), lines.from(), lines.to()).seq();
      }
    } catch (IllegalArgumentException e) {
      throw new LedgerFault(
          LedgerFault.Kind.DAMAGED,
          "the ledger is damaged: the first line of " + file + " is no entry: " + e.getMessage(),
          e);
    }
    throw new IllegalStateException(file + " is empty");
  }

  /** The last entry. */
  public Head head() {
    return head;
  }

  /** The latest time of an entry that was not in doubt; {@link Instant#MIN} when there is none. */
  public Instant latest() {
    return latest;
  }

  /** The ledger's id. */
  public String id() {
    return head().ledger();
  }

  /**
   * The closed segments that begin after an entry, by number, for delivery.
   *
   * @param after the entry's number; -1 for all
   */
  public synchronized List<Segment> segments(long after) throws IOException {
    List<Segment> all = closed();
    int from = all.size();
    while (from > 0 && all.get(from - 1).first() > after) {
      from--;
    }
    return List.copyOf(all.subList(from, all.size()));
  }

  private List<Segment> closed() throws IOException {
    List<Segment> all = segments == null ? Segment.in(directory) : segments;
    segments = all;
    return all;
  }

  /**
   * All entries from a number on; 0 for all. May run while others append, and gives only what was
   * confirmed to them.
   */
  public EntryReader entries(long from) throws IOException {
    return new EntryReader(lines(from), from, () -> head.seq());
  }

  /**
   * One entry, found without reading those before it when its segment is closed.
   *
   * @return empty when there is none with this number
   * @throws LedgerFault {@link LedgerFault.Kind#DAMAGED} when it can't be read
   */
  public Optional<Entry> entry(long seq) throws IOException {
    for (Segment segment : seq < 0 ? List.<Segment>of() : segments(-1)) {
      if (segment.first() <= seq && seq <= segment.last()) {
        Optional<Entry> found = LineSearch.find(segment, seq).flatMap(Ledger::readable);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    if (seq < 0 || seq > head().seq()) {
      return Optional.empty();
    }
    try (EntryReader entries = entries(seq)) {
      Optional<Entry> entry = entries.next();
      while (entry.isPresent() && entry.get().seq() < seq) {
        entry = entries.next();
      }
      return entry.filter(each -> each.seq() == seq);
    }
  }

  private static Optional<Entry> readable(byte[] line) {
    try {
      return Optional.of(EntryLine.read(line, 0, line.length));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // going through the segment names what is wrong with it
    }
  }

  /** The lines from the file on that holds an entry. */
  LineCursor lines(long from) throws IOException {
    return new LineCursor(directory, from, first -> segments(first - 1));
  }

  /** How many entries are in closed segments. */
  synchronized long closedEntries() throws IOException {
    List<Segment> all = closed();
    return all.isEmpty() ? 0 : all.get(all.size() - 1).last() + 1;
  }

  /** Checks every line up to the present last one. May run while others append. */
  public Verdict verify() throws IOException {
    Head now = head();
    return new Verifier(directory, Against.head(now), now.seq()).verify();
  }

  /** What a power cut had left half-written when this ledger was opened. */
  public Optional<TornLine> torn() {
    return Optional.ofNullable(torn);
  }

  /** Lets the next writer in. */
  @Override
  public synchronized void close() throws IOException {
    try {
      open.close();
    } finally {
      lock.close();
    }
  }
}
