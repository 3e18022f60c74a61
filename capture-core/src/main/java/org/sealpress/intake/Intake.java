package org.sealpress.intake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.sealpress.durable.DurableFiles;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.ledger.RandomId;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.Scanner;
import org.sealpress.worker.PageWorkers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes captures in and sees each through to a sealed document. {@link #capture} reads the feeder
 * on the caller's thread; everything after that happens behind it, so that the next batch can be
 * fed.
 */
public final class Intake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final Duration RETRY = Duration.ofSeconds(30);

  private final IntakeSettings settings;
  private final SideWork sideWork;
  private final Finishing finishing;
  private final Clock clock;
  private final SecureRandom random;
  private final CaptureListener listener;
  private final ScheduledThreadPoolExecutor finisher;
  private volatile boolean stopping;
  private final Map<String, OpenCapture> open = new ConcurrentHashMap<>();

  /** An intake; {@link #resume} takes up what an earlier run left. */
  public Intake(
      IntakeSettings settings,
      PageWorkers workers,
      DocumentStore store,
      Clock clock,
      SecureRandom random,
      CaptureListener listener)
      throws IOException {
    this.settings = settings;
    this.clock = clock;
    this.random = random;
    this.listener = listener;
    this.sideWork = new SideWork(workers, settings.jpegQuality(), listener);
    this.finishing = new Finishing(settings, store, listener);
    this.finisher =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "finishing");
              thread.setDaemon(true);
              return thread;
            });
    finisher.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
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
   * @throws ScanFault when the feeder stopped before it was empty: the sides before are safe and
   *     will be sealed, the message says what to do about the rest
   * @throws IOException when the spool failed; likewise
   */
  public int capture(String id, CaptureOrder order, Scanner scanner) throws ScanFault, IOException {
    Spool spool = Spool.create(settings.spool().resolve(id));
    Opened opened =
        new Opened(
            id,
            newId(),
            order.documentClass(),
            order.languages(),
            settings.box(),
            scanner.info().vendor() + " " + scanner.info().model(),
            clock.instant());
    spool.append(opened);
    OpenCapture capture = new OpenCapture(opened, spool);
    open.put(id, capture);
    listener.on(new CaptureEvent.Started(id, order.documentClass(), opened.at()));
    Feeding feeding = new Feeding(capture, sideWork, clock, listener, () -> stopping);
    try {
      feeding.run(scanner, order.profile());
    } finally {
      if (feeding.sides() > 0) {
        finishSoon(capture, Duration.ZERO);
      } else {
        open.remove(id);
        spool.delete();
        if (!feeding.fault().isEmpty()) {
          listener.on(new CaptureEvent.Empty(id, feeding.fault()));
        }
      }
    }
    if (feeding.sides() == 0) {
      listener.on(
          new CaptureEvent.Empty(id, "the feeder is empty: put the sheets in and press again"));
    }
    return feeding.sides();
  }

  /**
   * Takes up every capture that is in the spool.
   *
   * @return what could not be taken up, one line each; it stays where it is
   */
  public List<String> resume() throws IOException {
    List<String> problems = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(settings.spool())) {
      for (Path folder : folders) {
        try {
          resume(folder);
        } catch (IOException e) {
          LOG.error("the capture in {} can't be taken up: {}", folder, e.getMessage());
          problems.add(folder + " can't be taken up: " + e.getMessage());
        }
      }
    }
    return problems;
  }

  private void resume(Path folder) throws IOException {
    Spool spool = Spool.reopen(folder);
    List<Opened> openings = spool.entries(Opened.class);
    List<SideStored> sides = spool.entries(SideStored.class);
    boolean sealed = !spool.entries(JournalEntry.Sealed.class).isEmpty();
    if (openings.isEmpty() || sides.isEmpty() || sealed) {
      spool.delete();
      return;
    }
    Opened opened = openings.get(0);
    OpenCapture capture = new OpenCapture(opened, spool);
    open.put(opened.capture(), capture);
    if (spool.entries(JournalEntry.FeedEnded.class).isEmpty()) {
      spool.append(
          new JournalEntry.FeedEnded(
              sides.size(),
              "the box stopped while sheets were fed: "
                  + sides.size()
                  + " sides are safe; check which sheet came after them and feed the rest again",
              clock.instant()));
    }
    listener.on(
        new CaptureEvent.Resumed(
            opened.capture(), opened.documentClass(), opened.at(), sides.size()));
    for (SideStored side : sides) {
      capture.add(sideWork.begin(capture, side));
    }
    finishSoon(capture, Duration.ZERO);
  }

  private void finishSoon(OpenCapture capture, Duration delay) {
    try {
      Future<?> unused =
          finisher.schedule(() -> finish(capture), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.info("capture {} waits in the spool for the next start", capture.id());
    }
  }

  private void finish(OpenCapture capture) {
    try {
      finishing.finish(capture);
      open.remove(capture.id());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      LOG.error("capture {} waits in the spool: {}", capture.id(), e.getMessage(), e);
      listener.on(
          new CaptureEvent.Parked(
              capture.id(), "not sealed yet, will be tried again: " + e.getMessage()));
      finishSoon(capture, RETRY);
    }
  }

  /** How many captures are not sealed yet. */
  public int openCaptures() {
    return open.size();
  }

  /**
   * Ends: what is nearly done is finished, the rest stays in the spool for the next start.
   *
   * @param patience how long to wait for it
   */
  public void close(Duration patience) {
    finisher.shutdown();
    try {
      if (!finisher.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        finisher.shutdownNow();
        finisher.awaitTermination(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      finisher.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    close(Duration.ZERO);
  }
}
