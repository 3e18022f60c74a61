package org.sealpress.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.sealpress.worker.PageJob;
import org.sealpress.worker.PageSource;

/**
 * In which order pages are read. Those with the most in them come first, so that at the end no
 * worker has long to wait for another; only within groups, so that memory does not grow with their
 * number: while one group is read, the next one waits already.
 */
final class ReadAhead {
  /** How much may be in a group. */
  private static final int ROOM = 16;

  /** A page of which only the text is wanted is small, whatever its image. */
  private static final int TEXT = 1;

  private static final int IMAGE = 4;

  /** Has a page read. */
  interface Reader {
    ReadPage begin(PageJob job);
  }

  private final Reader reader;
  private final Deque<Deque<ReadPage>> begun = new ArrayDeque<>();
  private final List<PageJob> next = new ArrayList<>();
  private int room = ROOM;

  ReadAhead(Reader reader) {
    this.reader = reader;
  }

  /** The next page of the document. */
  void add(PageJob job) {
    next.add(job);
    room -= isFile(job) ? TEXT : IMAGE;
    if (room <= 0) {
      begin();
    }
  }

  /** That was the last one. */
  void end() {
    if (!next.isEmpty()) {
      begin();
    }
  }

  private void begin() {
    ReadPage[] pages = new ReadPage[next.size()];
    List<Integer> order = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();
    for (int i = 0; i < pages.length; i++) {
      order.add(i);
      sizes.add(size(next.get(i)));
    }
    order.sort(Comparator.<Integer>comparingLong(sizes::get).reversed());
    for (int i : order) {
      pages[i] = reader.begin(next.get(i));
    }
    begun.add(new ArrayDeque<>(List.of(pages)));
    next.clear();
    room = ROOM;
  }

  /** The next page to be waited for, when it has to be before another one is added. */
  Optional<ReadPage> due() {
    return begun.size() > 1 ? take() : Optional.empty();
  }

  /** The next page in the order of the document; empty when there is none. */
  Optional<ReadPage> take() {
    Deque<ReadPage> group = begun.peek();
    if (group == null) {
      return Optional.empty();
    }
    ReadPage page = group.remove();
    if (group.isEmpty()) {
      begun.remove();
    }
    return Optional.of(page);
  }

  private static boolean isFile(PageJob job) {
    return job.keep() && job.source() instanceof PageSource.ImageFile;
  }

  /** Bytes of a file that has one page: with more print come more bytes. */
  private static long size(PageJob job) {
    if (!isFile(job)) {
      return 0;
    }
    try {
      return Files.size(((PageSource.ImageFile) job.source()).file());
    } catch (IOException e) {
      return 0; // who reads it will say so
    }
  }
}
