package org.sealpress.worker;

import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.sealpress.child.ParentPipes;
import org.sealpress.ocr.OcrFault;
import org.sealpress.page.UnreadableImage;
import org.sealpress.worker.WorkerFault.Kind;

/** The child: takes jobs from standard input until it ends, answers on standard output. */
public final class WorkerMain {
  private WorkerMain() {}

  /** Started by {@link PageWorkers}; takes no arguments. */
  public static void main(String[] args) throws IOException {
    ParentPipes parent = ParentPipes.taken();
    try (PageWork work = new PageWork()) {
      while (done(Wire.readJob(parent.in()), work, parent.out())) {}
    } catch (EOFException e) {
      // The parent closed the pipe: no more work.
    }
  }

  /** Answers a job. False when this worker had better not take another one. */
  private static boolean done(Wire.Numbered job, PageWork work, DataOutputStream out)
      throws IOException {
    try {
      PageWork.Outcome outcome = work.on(job.job());
      Wire.writeDone(job.number(), outcome.result(), outcome.image(), out);
      return true;
    } catch (UnreadableImage e) {
      Wire.writeFailed(job.number(), Kind.UNREADABLE, message(e), out);
      return true;
    } catch (OcrFault e) {
      Wire.writeFailed(job.number(), Kind.NOT_INSTALLED, message(e), out);
      return true;
    } catch (UnsatisfiedLinkError e) {
      // Only the first time it says what is missing; after that, a class "could not be
      // initialised".
      Wire.writeFailed(job.number(), Kind.NOT_INSTALLED, message(e), out);
      return false;
    } catch (RuntimeException | Error e) {
      Wire.writeFailed(job.number(), Kind.BROKEN, "the page worker broke: " + e, out);
      return false;
    }
  }

  static String message(Throwable e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
