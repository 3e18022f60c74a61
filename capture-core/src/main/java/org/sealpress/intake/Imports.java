package org.sealpress.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.sealpress.intake.JournalEntry.Abandoned;
import org.sealpress.intake.JournalEntry.Imported;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.worker.WorkerFault;

/** Captures of files. */
final class Imports {
  private final IntakeSettings settings;
  private final Finisher finisher;
  private final SideWork sideWork;
  private final Clock clock;
  private final CaptureListener listener;
  private final BooleanSupplier stopping;

  Imports(
      IntakeSettings settings,
      Finisher finisher,
      SideWork sideWork,
      Clock clock,
      CaptureListener listener,
      BooleanSupplier stopping) {
    this.settings = settings;
    this.finisher = finisher;
    this.sideWork = sideWork;
    this.clock = clock;
    this.listener = listener;
    this.stopping = stopping;
  }

  /** As {@link Intake#importFile}. */
  int take(Opened opened, ImportSource source, FileReader reader) throws WorkerFault, IOException {
    FileStamp stamp = FileStamp.of(source.file());
    OpenCapture capture = open(opened, source, stamp);
    finisher.open().put(capture.id(), capture);
    String why = "The box failed while it took the file in.";
    boolean taken = false;
    try {
      int pages =
          new Importing(capture, source, stamp, sideWork, clock, listener, stopping).run(reader);
      taken = true;
      return pages;
    } catch (WorkerFault e) {
      String link = capture.spool().sourceLink().toString();
      why = Sentence.of(e).replace(link, "The file");
      throw new WorkerFault(e.kind(), why, e);
    } catch (IOException e) {
      why = "The file was not taken in: " + Sentence.of(e);
      throw e;
    } finally {
      if (!taken) {
        abandon(capture, why);
      }
      finisher.finishSoon(capture);
    }
  }

  private OpenCapture open(Opened opened, ImportSource source, FileStamp stamp) throws IOException {
    Spool spool = Spool.create(settings.spool().resolve(opened.capture()), settings.boxKey());
    try {
      spool.setSource(source.file());
      spool.journal().append(opened);
      spool.journal().append(new Imported(source.inbox(), stamp.bytes(), stamp.sha256()));
      return new OpenCapture(opened, spool);
    } catch (IOException e) {
      spool.delete();
      throw e;
    }
  }

  /** Whether a capture is of a file that was not taken in to its end. */
  static boolean isUnfinished(OpenCapture capture) throws IOException {
    boolean ofFile = capture.imported().isPresent() || capture.spool().source().isPresent();
    return ofFile && capture.stage() instanceof Stage.Feeding;
  }

  /** Keeps nothing of a file that was not taken in to its end. */
  void abandon(OpenCapture capture, String why) {
    capture.cancelWork();
    capture.abandoned(new Abandoned(why, clock.instant()));
  }

  /** The files that documents are being made of. */
  Set<Path> sources() throws IOException {
    Set<Path> sources = new HashSet<>();
    for (OpenCapture capture : finisher.open().values()) {
      if (capture.imported().isPresent()) {
        capture.spool().source().ifPresent(sources::add);
      }
    }
    return sources;
  }
}
