package org.sealpress.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import org.sealpress.ocr.OcrFault;
import org.sealpress.page.UnreadableImage;

/** The child: takes jobs from standard input until it ends, answers on standard output. */
public final class WorkerMain {
  private static final int BUFFER = 64 * 1024;

  private WorkerMain() {}

  /** Started by {@link PageWorkers}; takes no arguments. */
  public static void main(String[] args) throws IOException {
    DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new FileInputStream(FileDescriptor.in), BUFFER));
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER));
    // Whatever else prints must not end up between the answers.
    System.setOut(System.err);
    endWithParent();
    try (PageWork work = new PageWork()) {
      while (true) {
        PageJob job = Wire.readJob(in);
        try {
          PageWork.Outcome outcome = work.on(job);
          Wire.writeDone(outcome.result(), outcome.image(), out);
        } catch (UnreadableImage e) {
          Wire.writeFailed(WorkerFault.Kind.UNREADABLE, message(e), out);
        } catch (OcrFault | UnsatisfiedLinkError e) {
          Wire.writeFailed(WorkerFault.Kind.NOT_INSTALLED, message(e), out);
        }
      }
    } catch (EOFException e) {
      // The parent closed the pipe: no more work.
    }
  }

  /** A worker busy with a page when its parent is killed must not stay behind. */
  private static void endWithParent() {
    ProcessHandle.current()
        .parent()
        .ifPresent(
            parent -> {
              var unused = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
            });
  }

  private static String message(Throwable e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
