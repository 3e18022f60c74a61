package org.sealpress.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Future;
import org.sealpress.child.ChildCommand;
import org.sealpress.child.ChildProcess;
import org.sealpress.child.LoneChild;
import org.sealpress.worker.WorkerFault.Kind;

/**
 * Has files taken apart into pages by a process of its own: files come from anywhere, and what one
 * of them breaks is that process. It starts with the first file, stays for the next, and is parked
 * when there is none for ten minutes. For one thread; {@link #close} is for any.
 */
public final class FileWorker implements AutoCloseable {
  /** Takes the pages of a file. */
  public interface Pages {
    /**
     * A page.
     *
     * @param bytes as many as it has, to be read to their end
     * @throws IOException when it can't be kept: no more pages are wanted
     */
    void page(FilePage page, InputStream bytes) throws IOException;
  }

  private final WorkerSettings settings;
  private final LoneChild lone;

  /** One that starts when it is needed. */
  public FileWorker(WorkerSettings settings) {
    this(settings, ChildProcess.PARKED_AFTER);
  }

  FileWorker(WorkerSettings settings, Duration parkedAfter) {
    this.settings = settings;
    this.lone =
        new LoneChild(
            "file-worker",
            ChildCommand.of(FileWorkerMain.class, settings.heapMegabytes()),
            parkedAfter);
  }

  /**
   * Gives the pages of a file, in order.
   *
   * @param keepJpegs whether a JPEG that can go into a PDF is given as it is
   * @return how many; at least one
   * @throws WorkerFault when the file can't be read, by its kind; pages may have been given before
   * @throws IOException as {@code pages} threw it
   */
  public int read(Path file, boolean keepJpegs, Pages pages) throws WorkerFault, IOException {
    ChildProcess child;
    try {
      child = lone.use();
    } catch (LoneChild.Closed e) {
      throw new WorkerFault(Kind.BROKEN, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new WorkerFault(Kind.NOT_INSTALLED, "no process can be started: " + e.getMessage(), e);
    }
    boolean betweenFiles = false;
    try {
      int count = new Talk(child).read(new FileWire.Order(file, keepJpegs), pages);
      betweenFiles = true;
      return count;
    } catch (WorkerFault e) {
      betweenFiles = e.kind() == Kind.UNREADABLE;
      throw e;
    } finally {
      if (betweenFiles) {
        lone.rest();
      } else {
        lone.end(child);
      }
    }
  }

  /** Whether the process is there. */
  boolean isRunning() {
    return lone.isRunning();
  }

  /** Ends the process; a file that is being read fails. */
  @Override
  public void close() {
    lone.close();
  }

  /** What is said with the process about one file. */
  private final class Talk {
    private final ChildProcess process;

    Talk(ChildProcess process) {
      this.process = process;
    }

    int read(FileWire.Order order, Pages pages) throws WorkerFault, IOException {
      process.errors().forget();
      int count = 0;
      try {
        FileWire.writeOrder(order, process.out());
        while (true) {
          FileWire.Reply reply = reply();
          if (reply instanceof FileWire.Reply.Page page) {
            count++;
            give(page.page(), pages);
          } else if (reply instanceof FileWire.Reply.Failed failed) {
            throw new WorkerFault(failed.kind(), failed.message());
          } else if (reply instanceof FileWire.Reply.End end) {
            checkEnd(end.pages(), count);
            return count;
          }
        }
      } catch (OwnSideFailed e) {
        throw (IOException) e.getCause();
      } catch (IOException | RuntimeException e) {
        throw new WorkerFault(
            Kind.BROKEN, "the program that reads files broke: " + process.whyBroken(e), e);
      }
    }

    private void checkEnd(int told, int given) throws WorkerFault {
      if (told != given || given == 0) {
        throw new WorkerFault(
            Kind.UNREADABLE, given == 0 ? "it has no page" : "not all of its pages came");
      }
    }

    /** The next reply, for which it has as long as a page may take. */
    private FileWire.Reply reply() throws IOException {
      Future<?> watchdog = lone.endAfter(settings.pageLimit(), process);
      try {
        return FileWire.readReply(process.in());
      } finally {
        watchdog.cancel(false);
      }
    }

    private void give(FilePage page, Pages pages) throws IOException {
      PageBytes bytes = new PageBytes(process.in(), page.bytes());
      try {
        pages.page(page, bytes);
      } catch (IOException e) {
        throw bytes.isBroken() ? e : new OwnSideFailed("the page can't be kept", e);
      }
      if (!bytes.isAtEnd()) {
        throw new IllegalStateException("a page was not read to its end");
      }
    }
  }
}
