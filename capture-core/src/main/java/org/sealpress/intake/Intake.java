package org.sealpress.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.sealpress.durable.DurableFiles;
import org.sealpress.gate.PdfGate;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.RandomId;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.ScannerInfo;
import org.sealpress.worker.PageWorkers;
import org.sealpress.worker.WorkerFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes captures in and sees each through to a sealed document. {@link #capture} reads the feeder
 * on the caller's thread; everything after that happens behind it, so that the next batch can be
 * fed.
 */
public final class Intake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  /** So many sides that an earlier run left are read before their capture's turn has come. */
  private static final int AHEAD = 200;

  private static final String ENDING = "this box is about to end; wait until it runs again";

  private final IntakeSettings settings;
  private final IntakeLimits limits;
  private final SideWork sideWork;
  private final Books books;
  private final Clock clock;
  private final SecureRandom random;
  private final CaptureListener listener;
  private final Finisher finisher;
  private final Holding holding;
  private final CheckTime checkTime;
  private final Checks checks;
  private final Imports imports;
  private volatile boolean stopping;

  /**
   * An intake; {@link #resume} takes up what an earlier run left.
   *
   * @param gate judges each document before it is sealed
   * @param ledger is told how each capture went
   */
  public Intake(
      IntakeSettings settings,
      PageWorkers workers,
      PdfGate gate,
      DocumentStore store,
      Ledger ledger,
      Clock clock,
      SecureRandom random,
      CaptureListener listener)
      throws IOException {
    this(
        settings,
        IntakeLimits.USUAL,
        workers::submit,
        gate,
        store,
        ledger,
        clock,
        System::nanoTime,
        random,
        listener);
  }

  Intake(
      IntakeSettings settings,
      IntakeLimits limits,
      PageReader reader,
      PdfGate gate,
      DocumentStore store,
      Ledger ledger,
      Clock clock,
      LongSupplier nanoTime,
      SecureRandom random,
      CaptureListener listener)
      throws IOException {
    this.settings = settings;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
    this.listener = new ShieldedListener(listener);
    Thumbnails thumbnails = new Thumbnails(reader);
    this.sideWork = new SideWork(reader, settings.jpegQuality(), thumbnails, this.listener);
    this.books = new Books(ledger);
    this.checkTime = new CheckTime(clock, nanoTime, this.listener);
    this.finisher =
        new Finisher(
            new Finishing(
                settings,
                limits.pageWait(),
                sideWork,
                gate,
                books,
                store,
                checkTime,
                thumbnails,
                this.listener),
            limits,
            this.listener);
    this.checks = new Checks(finisher, sideWork, checkTime, thumbnails, clock, this.listener);
    this.imports = new Imports(settings, finisher, sideWork, clock, this.listener, () -> stopping);
    this.holding = new Holding(settings.hold(), limits, finisher, clock, this.listener);
    DurableFiles.createDirectories(settings.spool());
  }

  /** A new capture id. */
  public String newId() {
    return RandomId.next(random);
  }

  /** Feeds no further sheet: a capture in progress ends with the side that is being fed. */
  public void stopFeeding() {
    stopping = true;
  }

  /**
   * Reads the feeder until it is empty. Returns when the last side is safe in the spool.
   *
   * @param id from {@link #newId}
   * @return sides that were fed; 0 when the feeder was empty
   * @throws ScanFault when the feeder stopped before it was empty: the sides before are safe, the
   *     message says what to do about the rest; the capture is held when {@link
   *     IntakeSettings#hold} is more than zero
   * @throws IOException when the spool failed, likewise; or when no more can be taken in now: then
   *     nothing was fed
   */
  public int capture(String id, CaptureOrder order, Scanner scanner) throws ScanFault, IOException {
    if (!RandomId.isOne(id)) {
      throw new IllegalArgumentException("'" + id + "' is no capture id");
    }
    Opened opened = opened(id, order, scanner.info());
    listener.on(new CaptureEvent.Started(id, order.documentClass(), opened.at()));
    OpenCapture capture = open(opened, order);
    capture.take();
    return feed(capture, scanner, order.profile());
  }

  /**
   * Feeds the rest of a capture that is held. A sheet of which only the front was safe is expected
   * to come once more, as the first one.
   *
   * @return sides that were fed now
   * @throws NotHeld when the capture does not wait for that
   * @throws ScanFault when the feeder stopped again: the capture is held as before
   * @throws IOException when the spool failed, likewise
   */
  public int continueCapture(String id, CaptureOrder order, Scanner scanner)
      throws ScanFault, IOException {
    if (stopping) {
      throw new IOException(ENDING);
    }
    OpenCapture capture = holding.held(id);
    capture.take();
    return feed(capture, scanner, order.profile());
  }

  /**
   * Takes a file in as a capture of its own, all of it or nothing. When this returns, its pages are
   * safe in the spool; the file is removed once their document is sealed.
   *
   * @param id from {@link #newId}
   * @return pages
   * @throws WorkerFault when the file can't be read; its message is for whoever put it there
   * @throws FileFault when somebody writes to it, or it can't be read from its disk
   * @throws IOException when no more can be taken in now. In all cases the file is as it was
   */
  public int importFile(String id, CaptureOrder order, ImportSource source, FileReader reader)
      throws WorkerFault, IOException {
    admit();
    ScannerInfo inbox = new ScannerInfo(source.device(), "", source.origin(), "");
    return imports.take(opened(id, order, inbox), source, reader);
  }

  /** The files that documents are being made of, which lie in their inboxes as long. */
  public Set<Path> filesInHand() throws IOException {
    return imports.sources();
  }

  /**
   * Feeds one sheet once more for a capture that waits for a look at its pages. It takes the place
   * of the sheet of a page, or of that side alone when the scanner sees one side of a sheet; when
   * it does not come whole, the page stays as it was.
   *
   * @param side number of a side of that page's sheet
   * @param by who wants it
   * @param why for whoever reads the document; not blank
   * @return sides that were fed; 0 when the feeder was empty
   * @throws ScanFault when the feeder stopped
   * @throws CheckRefused when the capture does not wait for that
   * @throws IOException when it can't be stored
   */
  public int rescan(String id, int side, String by, String why, CaptureOrder order, Scanner scanner)
      throws ScanFault, IOException {
    if (stopping) {
      throw new IOException(ENDING);
    }
    DiskRoom.require(settings.spool());
    String named = Checks.named(by);
    String reason = Checks.reason(why);
    OpenCapture capture = checks.open(id);
    try {
      return new Rescan(capture, sideWork, clock, listener)
          .run(side, named, reason, scanner, order.profile());
    } finally {
      if (capture.stage() instanceof Stage.Checking) {
        checkTime.tell(capture);
      }
    }
  }

  /** What people see of captures that are not sealed, and may decide on their pages. */
  public Checks checks() {
    return checks;
  }

  private int feed(OpenCapture capture, Scanner scanner, ScanProfile profile)
      throws ScanFault, IOException {
    try {
      Feeding feeding =
          new Feeding(capture, holding.holds(), sideWork, clock, listener, () -> stopping);
      return feeding.run(scanner, profile);
    } finally {
      capture.letGo();
      settle(capture);
    }
  }

  /** What comes next for a capture for which no sheets are fed now. */
  private void settle(OpenCapture capture) {
    if (capture.stage() instanceof Stage.Held held) {
      holding.hold(capture, held.why());
    } else if (capture.sides().isEmpty() && capture.stage() instanceof Stage.Closed) {
      nothingKept(capture);
    } else {
      finisher.finishSoon(capture);
    }
  }

  /**
   * Finishes a capture that is held with what is there; the document says that sheets are missing.
   *
   * @throws NotHeld when the capture does not wait for that
   * @throws IOException when the decision can't be written down; the capture is held as before
   */
  public void finish(String id) throws IOException {
    holding.finish(id);
  }

  /**
   * Throws a capture away that is held or waits for a look. The ledger keeps the reason.
   *
   * @param reason why, for whoever reads the ledger; not blank
   * @throws NotHeld when the capture does not wait for that
   * @throws IOException when the decision can't be written down; the capture is held as before
   */
  public void discard(String id, String reason) throws IOException {
    holding.discard(id, reason);
  }

  private Opened opened(String id, CaptureOrder order, ScannerInfo info) {
    String name = (info.vendor() + " " + info.model()).strip();
    return new Opened(
        id,
        newId(),
        order.documentClass(),
        order.profileName(),
        order.languages(),
        settings.box(),
        info.name(),
        name.isEmpty() ? info.name() : name,
        order.profile().isDuplex(),
        order.dropBlank(),
        order.style(),
        order.split(),
        order.manualDuplex() && !order.profile().isDuplex(),
        clock.instant());
  }

  private OpenCapture open(Opened opened, CaptureOrder order) throws IOException {
    try {
      admit();
      Spool spool = Spool.create(settings.spool().resolve(opened.capture()), settings.boxKey());
      try {
        spool.journal().append(opened);
        if (!order.check().isZero()) {
          spool.journal().append(new CheckEntry.Asked(Math.max(1, order.check().toSeconds())));
        }
        if (!order.title().isEmpty()) {
          spool.title().write(order.title());
        }
        OpenCapture capture = new OpenCapture(opened, spool);
        finisher.open().put(opened.capture(), capture);
        return capture;
      } catch (IOException e) {
        spool.delete();
        throw e;
      }
    } catch (IOException e) {
      String message = Sentence.join("Nothing was fed: " + Sentence.of(e), "Then press again.");
      listener.on(new CaptureEvent.Empty(opened.capture(), message));
      throw new IOException(message, e);
    }
  }

  private void admit() throws IOException {
    if (stopping) {
      throw new IOException(ENDING);
    }
    DiskRoom.require(settings.spool());
    int waiting =
        finisher.open().values().stream().mapToInt(capture -> capture.sides().size()).sum();
    if (waiting >= limits.openSides()) {
      throw new IOException(
          waiting + " sides are not sealed yet; wait until they are, the status shows which");
    }
  }

  private void nothingKept(OpenCapture capture) {
    String fault = capture.ended().fault();
    try {
      Uninterrupted.run(
          () -> {
            capture.write();
            if (!fault.isEmpty()) {
              books.recordNothingKept(capture, fault);
            }
            capture.spool().delete();
          });
    } catch (IOException | RuntimeException e) {
      LOG.error("capture {}, of which nothing was kept: {}", capture.id(), Sentence.of(e), e);
    }
    finisher.open().remove(capture.id());
    String empty = "The feeder is empty: put the sheets in and press again.";
    listener.on(new CaptureEvent.Empty(capture.id(), fault.isEmpty() ? empty : fault));
  }

  /**
   * Takes up every capture that an earlier run left in the spool.
   *
   * @return what could not be taken up, one line each: set aside when it is damaged, else left
   */
  public List<String> resume() throws IOException {
    LeftBehind left =
        LeftBehind.in(
            settings.spool(), settings.boxKey(), finisher.open().keySet(), books::recordSetAside);
    int ahead = 0;
    for (OpenCapture capture : left.captures()) {
      takeUp(capture);
      for (SideStored side : capture.sides()) {
        if (!capture.stage().isDecided() && ahead++ < AHEAD) {
          var unused = capture.work(side, sideWork);
        }
      }
    }
    return left.problems();
  }

  private void takeUp(OpenCapture capture) throws IOException {
    Opened opened = capture.opened();
    List<SideStored> sides = capture.sides();
    finisher.open().put(capture.id(), capture);
    listener.on(
        new CaptureEvent.Resumed(capture.id(), opened.documentClass(), opened.at(), sides.size()));
    if (Imports.isUnfinished(capture)) {
      imports.abandon(capture, "The box stopped while it took the file in: it is taken again.");
    } else if (capture.stage() instanceof Stage.Feeding) {
      capture.feedingEnds("The box stopped while it scanned.", holding.holds(), clock.instant());
    } else if (capture.stage() instanceof Stage.Rescanning) {
      capture.rescanned("The box stopped while it scanned.", clock.instant());
    }
    if (capture.stage() instanceof Stage.Held held) {
      listener.on(new CaptureEvent.Held(capture.id(), sides.size(), held.why().fault()));
    } else if (capture.stage() instanceof Stage.Checking) {
      checkTime.tell(capture);
    } else if (capture.stage() instanceof Stage.Closed closed
        && !sides.isEmpty()
        && !closed.how().fault().isEmpty()) {
      listener.on(new CaptureEvent.FeedEnded(capture.id(), sides.size(), closed.how().fault()));
    }
    settle(capture);
  }

  /**
   * The sides of a capture that will be no pages, as far as they are read; of one that is not known
   * or sealed, none.
   */
  public List<LeftOut> leftOut(String capture) {
    OpenCapture open = finisher.open().get(capture);
    return open == null ? List.of() : LeftOut.of(open);
  }

  /** How many captures are not sealed yet. */
  public int openCaptures() {
    return finisher.open().size();
  }

  /**
   * Ends: what is nearly done is finished, the rest stays in the spool for the next start.
   *
   * @param patience how long to wait for it
   */
  public void close(Duration patience) {
    stopping = true;
    finisher.close(patience);
  }

  @Override
  public void close() {
    close(Duration.ZERO);
  }
}
