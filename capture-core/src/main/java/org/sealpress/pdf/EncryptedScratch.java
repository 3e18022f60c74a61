package org.sealpress.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.io.RandomAccess;
import org.apache.pdfbox.io.RandomAccessStreamCache;
import org.sealpress.cipher.ScratchPages;

/**
 * Where PDFBox keeps the streams of a document until it is saved: a few pages in memory, the others
 * encrypted in a file that goes with this process. For one thread, as a document is.
 */
final class EncryptedScratch implements RandomAccessStreamCache {
  /** Pages in memory. PDFBox reads and writes a few streams at a time, each from its start. */
  private static final int IN_MEMORY = 16;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A page in memory. */
  private static final class Cached {
    private final byte[] content = new byte[ScratchPages.PAGE];
    private boolean changed;
  }

  private final ScratchPages pages;
  private final Map<Integer, Cached> cached = new LinkedHashMap<>(2 * IN_MEMORY, 0.75f, true);

  private EncryptedScratch(ScratchPages pages) {
    this.pages = pages;
  }

  /**
   * One in a folder.
   *
   * @param folder empty for where the system keeps temporary files
   */
  static EncryptedScratch in(Optional<Path> folder) {
    Path there = folder.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
    return new EncryptedScratch(new ScratchPages(there, RANDOM));
  }

  @Override
  public RandomAccess createBuffer() {
    return new ScratchBuffer(this);
  }

  /** A new page, all zero. */
  int take() throws IOException {
    int page = pages.take();
    put(page).changed = true;
    return page;
  }

  /** A page's bytes, until the next call. */
  byte[] toRead(int page) throws IOException {
    return get(page).content;
  }

  /** The same, to be changed until the next call. */
  byte[] toWrite(int page) throws IOException {
    Cached there = get(page);
    there.changed = true;
    return there.content;
  }

  void release(int page) {
    cached.remove(page);
    pages.release(page);
  }

  private Cached get(int page) throws IOException {
    Cached there = cached.get(page);
    if (there == null) {
      there = put(page);
      pages.read(page, there.content);
    }
    return there;
  }

  private Cached put(int page) throws IOException {
    if (cached.size() == IN_MEMORY) {
      Map.Entry<Integer, Cached> oldest = cached.entrySet().iterator().next();
      if (oldest.getValue().changed) {
        pages.write(oldest.getKey(), oldest.getValue().content);
      }
      cached.remove(oldest.getKey());
    }
    Cached fresh = new Cached();
    cached.put(page, fresh);
    return fresh;
  }

  @Override
  public void close() throws IOException {
    cached.clear();
    pages.close();
  }
}
