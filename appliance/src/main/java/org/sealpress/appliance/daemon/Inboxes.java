package org.sealpress.appliance.daemon;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sealpress.appliance.config.InboxConfig;
import org.sealpress.inbox.Inbox;
import org.sealpress.inbox.InboxSettings;
import org.sealpress.intake.Intake;
import org.sealpress.worker.FileWorker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that looks into the inboxes, every second while that is quickly done. */
final class Inboxes extends Thread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Inboxes.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** A folder of thousands of files on a slow share is not read all the time. */
  private static final int TIMES_THE_LOOK = 4;

  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(30);

  private final List<Inbox> inboxes;
  private final FileWorker files;
  private final Board board;
  private final CountDownLatch ending = new CountDownLatch(1);

  Inboxes(List<InboxConfig> configs, FileWorker files, Intake intake, Board board, Clock clock) {
    super("inboxes");
    this.files = files;
    this.board = board;
    this.inboxes = configs.stream().map(config -> inbox(config, intake, clock)).toList();
    setDaemon(true);
  }

  private Inbox inbox(InboxConfig config, Intake intake, Clock clock) {
    InboxSettings settings =
        new InboxSettings(config.name(), config.path(), config.settle(), InboxSettings.PATIENCE);
    return new Inbox(settings, new InboxDoor(config, intake, files::read, this::isEnding), clock);
  }

  private boolean isEnding() {
    return ending.getCount() == 0;
  }

  @Override
  public void run() {
    try {
      while (!isEnding()) {
        long began = System.nanoTime();
        for (Inbox inbox : inboxes) {
          look(inbox);
        }
        long pause = TIMES_THE_LOOK * (System.nanoTime() - began);
        var unused = ending.await(Math.max(PAUSE.toNanos(), pause), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      LOG.debug("the inboxes were interrupted");
    }
  }

  private void look(Inbox inbox) {
    try {
      board.inbox(inbox.look());
    } catch (RuntimeException e) {
      LOG.error("internal error at an inbox", e);
    }
  }

  /** Takes no more files; one that is being taken stays where it is and is taken the next time. */
  @Override
  public void close() {
    ending.countDown();
    files.close();
    try {
      join(LONGEST_GOODBYE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (isAlive()) {
      LOG.warn("an inbox does not answer: its file is taken the next time");
      interrupt();
    }
  }
}
