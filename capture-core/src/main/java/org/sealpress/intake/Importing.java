package org.sealpress.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.sealpress.durable.HashedOutput;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.page.Codec;
import org.sealpress.page.PageStyle;
import org.sealpress.worker.FilePage;
import org.sealpress.worker.WorkerFault;

/**
 * Reads a file into the spool, page by page as {@link Feeding} does sheets, but all of it or
 * nothing: the file is still there and can be read again.
 */
final class Importing {
  private final OpenCapture capture;
  private final ImportSource source;
  private final FileStamp stamp;
  private final SideWork work;
  private final Clock clock;
  private final CaptureListener listener;
  private final BooleanSupplier stopping;

  Importing(
      OpenCapture capture,
      ImportSource source,
      FileStamp stamp,
      SideWork work,
      Clock clock,
      CaptureListener listener,
      BooleanSupplier stopping) {
    this.capture = capture;
    this.source = source;
    this.stamp = stamp;
    this.work = work;
    this.clock = clock;
    this.listener = listener;
    this.stopping = stopping;
  }

  /**
   * Reads all pages. When this returns they are safe and the capture is closed.
   *
   * @return how many
   * @throws WorkerFault when the file can't be read
   * @throws IOException when the spool failed or the file changed
   */
  int run(FileReader reader) throws WorkerFault, IOException {
    boolean faithful = capture.opened().style().profile() == PageStyle.Profile.FAITHFUL;
    int pages = reader.read(capture.spool().sourceLink(), faithful, this::store);
    if (!FileStamp.of(source.file()).equals(stamp)) {
      throw FileFault.changed("it changed while it was taken in");
    }
    capture.begins(new FeedEnded(pages, "", clock.instant()));
    listener.on(new CaptureEvent.ImportEnded(capture.id(), pages));
    return pages;
  }

  private void store(FilePage page, InputStream bytes) throws IOException {
    if (stopping.getAsBoolean()) {
      throw new IOException("the box was told to stop");
    }
    DiskRoom.require(capture.spool().folder());
    int number = capture.stored().size() + 1;
    if (number == 1) {
      listener.on(
          new CaptureEvent.ImportStarted(
              capture.id(),
              capture.opened().documentClass(),
              source.inbox(),
              capture.opened().at()));
    }
    SideStored stored = store(number, page, bytes);
    capture.begins(stored);
    listener.on(new CaptureEvent.SideFed(capture.id(), number));
    var unused = capture.work(stored, work);
  }

  private SideStored store(int number, FilePage page, InputStream bytes) throws IOException {
    try (NewSide file = capture.spool().newSide(number)) {
      HashedOutput hashed = new HashedOutput(file);
      bytes.transferTo(hashed);
      String sha256 = hashed.sha256();
      boolean wholeFile = page.codec() == Codec.JPEG && page.bytes() == stamp.bytes();
      if (wholeFile && !sha256.equals(stamp.sha256())) {
        throw FileFault.changed("it changed while it was taken in");
      }
      file.commit();
      return new SideStored(
          number, page.format(), page.codec(), page.bytes(), sha256, page.quarterTurns());
    }
  }
}
