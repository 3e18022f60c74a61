package org.sealpress.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sealpress.child.ChildCommand;
import org.sealpress.child.ChildProcess;
import org.sealpress.worker.WorkerFault.Kind;

/**
 * Has files taken apart into pages by a process of its own: files come from anywhere, and what one
 * of them breaks is that process. It starts with the first file and stays for the next. For one
 * thread; {@link #close} is for any.
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
  private final ScheduledThreadPoolExecutor watch;
  private @Nullable Child child;
  private boolean closed;

  /** One that starts when it is needed. */
  public FileWorker(WorkerSettings settings) {
    this.settings = settings;
    this.watch =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "file-worker-watch");
              thread.setDaemon(true);
              return thread;
            });
    watch.setRemoveOnCancelPolicy(true);
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
    Child now = child();
    boolean betweenFiles = false;
    try {
      int count = now.read(new FileWire.Order(file, keepJpegs), pages);
      betweenFiles = true;
      return count;
    } catch (WorkerFault e) {
      betweenFiles = e.kind() == Kind.UNREADABLE;
      throw e;
    } finally {
      if (!betweenFiles) {
        end(now);
      }
    }
  }

  private synchronized Child child() throws WorkerFault {
    Child now = child;
    if (closed) {
      throw new WorkerFault(Kind.BROKEN, "this box is about to end");
    }
    if (now == null || !now.process.isAlive()) {
      try {
        now = new Child(ChildCommand.of(FileWorkerMain.class, settings.heapMegabytes()));
      } catch (IOException e) {
        throw new WorkerFault(
            Kind.NOT_INSTALLED, "no process can be started: " + e.getMessage(), e);
      }
      child = now;
    }
    return now;
  }

  private synchronized void end(Child ended) {
    ended.process.kill();
    child = null;
  }

  /** Ends the process; a file that is being read fails. */
  @Override
  public synchronized void close() {
    closed = true;
    watch.shutdownNow();
    if (child != null) {
      end(child);
    }
  }

  /** The process. */
  private final class Child {
    private final ChildProcess process;

    Child(List<String> command) throws IOException {
      process = new ChildProcess(command);
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
        throw new WorkerFault(Kind.BROKEN, "the program that reads files broke: " + words(e), e);
      }
    }

    private void checkEnd(int told, int given) throws WorkerFault {
      if (told != given || given == 0) {
        throw new WorkerFault(
            Kind.UNREADABLE, given == 0 ? "it has no page" : "not all of its pages came");
      }
    }

    private String words(Exception e) {
      return process.isAlive() ? String.valueOf(e.getMessage()) : process.errors().lastWords();
    }

    /** The next reply, for which it has as long as a page may take. */
    private FileWire.Reply reply() throws IOException {
      long limit = settings.pageLimit().toMillis();
      ScheduledFuture<?> watchdog = watch.schedule(process::kill, limit, TimeUnit.MILLISECONDS);
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
