package org.sealpress.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.sealpress.durable.DurableFiles;
import org.sealpress.intake.JournalEntry.Imported;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that a capture is of, as it lies in its inbox. It is removed once its document is
 * sealed; another file that has taken its name is left alone.
 */
final class SourceFile {
  private static final Logger LOG = LoggerFactory.getLogger(SourceFile.class);

  private final Path file;
  private final Path inbox;

  /** Its name between being known to be the same and being removed. */
  private final Path last;

  private final Imported imported;

  private SourceFile(Path file, String capture, Imported imported) {
    this.file = file;
    this.inbox = Objects.requireNonNull(file.getParent());
    this.last = inbox.resolve("." + capture + ".sealed");
    this.imported = imported;
  }

  /** That of a capture; empty when it came from a scanner. */
  static Optional<SourceFile> of(OpenCapture capture) throws IOException {
    Optional<Path> file = capture.spool().source();
    return capture
        .imported()
        .flatMap(imported -> file.map(path -> new SourceFile(path, capture.id(), imported)));
  }

  /**
   * Removes it, if it is what was taken in. Can be repeated when it was cut short.
   *
   * @throws IOException when it may still be there
   */
  void remove() throws IOException {
    try {
      if (exists(last)) {
        resume();
      } else if (exists(file)) {
        FileStamp stamp = FileStamp.of(file);
        if (isIt(stamp)) {
          Files.move(file, last);
          finish(stamp);
        } else {
          LOG.info("inbox {}: another file has the name of one that is sealed", imported.inbox());
        }
      } else if (!exists(inbox.resolve(ImportSource.REJECTED))) {
        throw new IOException("the inbox " + inbox + " is not there: mount what belongs there");
      }
    } catch (FileFault e) {
      if (!e.isChanged()) {
        throw e; // it may be what was taken in
      }
      LOG.info("inbox {}: a file that is sealed was changed: {}", imported.inbox(), e.getMessage());
    }
  }

  /** An earlier try was cut short. */
  private void resume() throws IOException {
    try {
      finish(FileStamp.of(last));
    } catch (FileFault e) {
      if (!e.isChanged()) {
        throw e;
      }
      giveBack();
    }
  }

  private boolean isIt(FileStamp stamp) {
    return stamp.bytes() == imported.bytes() && stamp.sha256().equals(imported.sha256());
  }

  /** It has its last name: nobody opens it by the other any more. */
  private void finish(FileStamp stamp) throws IOException {
    if (isIt(stamp) && stamp.isStillThatOf(last)) {
      Files.delete(last);
      DurableFiles.trySyncDirectory(inbox);
    } else {
      giveBack();
    }
  }

  private void giveBack() throws IOException {
    Files.move(last, DurableFiles.free(file));
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}
