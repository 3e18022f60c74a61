package org.sealpress.worker;

import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.sealpress.child.ParentPipes;
import org.sealpress.page.UnreadableImage;
import org.sealpress.worker.WorkerFault.Kind;

/** The child of a {@link FileWorker}: takes file after file apart until its input ends. */
public final class FileWorkerMain {
  private FileWorkerMain() {}

  /** Started by {@link FileWorker}; takes no arguments. */
  public static void main(String[] args) throws IOException {
    ParentPipes parent = ParentPipes.taken();
    try {
      while (done(FileWire.readOrder(parent.in()), parent.out())) {}
    } catch (EOFException e) {
      // The parent closed the pipe: no more files.
    }
  }

  /** False when this process had better not take another file. */
  private static boolean done(FileWire.Order order, DataOutputStream out) throws IOException {
    try {
      FileWork work =
          new FileWork(
              order.file(),
              order.keepJpegs(),
              (page, bytes) -> FileWire.writePage(page, bytes, out));
      FileWire.writeEnd(work.run(), out);
      return true;
    } catch (FileWork.SinkFailed e) {
      return false;
    } catch (UnreadableImage | IOException e) {
      FileWire.writeFailed(Kind.UNREADABLE, WorkerMain.message(e), out);
      return true;
    } catch (UnsatisfiedLinkError e) {
      FileWire.writeFailed(Kind.NOT_INSTALLED, WorkerMain.message(e), out);
      return false;
    } catch (OutOfMemoryError e) {
      FileWire.writeFailed(Kind.UNREADABLE, "it needs more memory than there is", out);
      return false;
    } catch (RuntimeException | Error e) {
      FileWire.writeFailed(Kind.BROKEN, "the program that reads files broke: " + e, out);
      return false;
    }
  }
}
