package org.sealpress.scan.virtual;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;

/** One page on its way to a client: its rows as they go over the wire. */
final class Frame {
  private static final int PADDING = 3;

  private final PageRows rows;
  private final Set<Quirk> quirks;
  private final Optional<Trouble> trouble;
  private final List<Closeable> open = new ArrayList<>();
  private final CountDownLatch cancelled = new CountDownLatch(1);

  Frame(PageRows rows, Set<Quirk> quirks, Optional<Trouble> trouble) {
    this.rows = rows;
    this.quirks = quirks;
    this.trouble = trouble;
    open.add(rows);
  }

  PageFormat format() {
    return rows.format();
  }

  /** What goes wrong with it. */
  Optional<Trouble> trouble() {
    return trouble;
  }

  /** Bytes of a row on the wire. */
  int wireBytesPerLine() {
    return wireBytesPerLine(format(), quirks);
  }

  static int wireBytesPerLine(PageFormat format, Set<Quirk> quirks) {
    return format.bytesPerLine() + (quirks.contains(Quirk.PADDED_ROWS) ? PADDING : 0);
  }

  static int wireLines(PageFormat format, Set<Quirk> quirks) {
    return quirks.contains(Quirk.UNKNOWN_LENGTH) ? -1 : format.height();
  }

  /** Reads the next row as it goes over the wire. */
  void next(byte[] row) throws IOException {
    rows.next(row);
    PageFormat format = format();
    if (format.depth() == 16 && quirks.contains(Quirk.LITTLE_ENDIAN)) {
      for (int i = 0; i < format.bytesPerLine(); i += 2) {
        byte high = row[i];
        row[i] = row[i + 1];
        row[i + 1] = high;
      }
    }
    for (int i = format.bytesPerLine(); i < row.length; i++) {
      row[i] = (byte) (format.mode() == ColorMode.LINEART ? 0xff : 0x55);
    }
  }

  /** Has {@code resource} closed when the page is cancelled. */
  synchronized void owns(Closeable resource) throws IOException {
    if (isCancelled()) {
      resource.close();
    }
    open.add(resource);
  }

  synchronized void cancel() {
    cancelled.countDown();
    open.forEach(Quietly::close);
  }

  boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  /** Waits until it is cancelled, ten minutes at most. */
  void awaitCancel() {
    try {
      cancelled.await(10, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
