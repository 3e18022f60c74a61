package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sealpress.appliance.button.Press;
import org.sealpress.appliance.button.Presses;
import org.sealpress.appliance.button.SensorButtons;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.appliance.service.LastSign;
import org.sealpress.intake.CaptureOrder;
import org.sealpress.intake.CheckRefused;
import org.sealpress.intake.Intake;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.Scanners;
import org.sealpress.scan.Sensors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that talks to the scanner: reads its buttons, takes presses, feeds. While the
 * scanner can't be reached it keeps asking for it, and a press is answered with what is wrong.
 */
final class Desk extends Thread implements AutoCloseable {
  static final String ENDING = "the box is being stopped: press again when it is back";

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  /** What was pressed while nobody looked for so long was not meant for what lies there now. */
  private static final Duration OLD = Duration.ofSeconds(20);

  private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);

  /** Somebody who has switched the scanner on stands there and waits. */
  private static final Duration LAST_RETRY = Duration.ofSeconds(8);

  /** A side takes a few seconds; one that takes longer is fed again after the next start. */
  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(30);

  private final Config config;
  private final Scanners scanners;
  private final Presses presses;
  private final Intake intake;
  private final Board board;
  private final SensorButtons buttons;
  private final LastSign sign;
  private volatile boolean closed;
  private boolean checked;
  private long looked = System.nanoTime() - OLD.toNanos();
  private Optional<Press> pending = Optional.empty();

  /** One that {@link #start} begins, and that gives a sign in each of its rounds. */
  Desk(
      Config config,
      Scanners scanners,
      Presses presses,
      Intake intake,
      Board board,
      SensorButtons buttons,
      LastSign sign) {
    super("desk");
    this.config = config;
    this.scanners = scanners;
    this.presses = presses;
    this.intake = intake;
    this.board = board;
    this.buttons = buttons;
    this.sign = sign;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      Duration retry = FIRST_RETRY;
      while (!closed) {
        sign.give();
        boolean opened = visit();
        if (opened) {
          retry = FIRST_RETRY;
        }
        if (pending.isEmpty()) {
          pending = presses.next(opened && config.scanner().share() ? pause() : retry);
        }
        retry = longer(retry);
      }
    } catch (InterruptedException e) {
      LOG.debug("the desk was interrupted");
    } finally {
      presses.close().forEach(press -> board.refused(press, ENDING));
      pending.ifPresent(press -> board.refused(press, ENDING));
    }
  }

  /** Between two looks at a scanner that others use too: to open it wakes it up. */
  private Duration pause() {
    Duration poll = config.scanner().poll();
    return poll.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : poll;
  }

  /** Opens the scanner and stays with it as long as it goes well; false when it can't be used. */
  private boolean visit() throws InterruptedException {
    boolean opened = false;
    try (Scanner scanner = scanners.open(config.scanner().device())) {
      greet(scanner);
      opened = true;
      if (board.scanner().condition() != ScannerState.Condition.STOPPED) {
        board.scannerReady(
            scanner.info()); // what stopped a shared one is told until the next press
      }
      serve(scanner);
    } catch (ScanFault e) {
      checked &= e.kind() == ScanFault.Kind.BUSY;
      away(e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.error("internal error at the scanner", e);
      away("Internal error, please report it with the log: " + e);
    }
    return opened;
  }

  private void away(String why) {
    board.scannerAway(why);
    pending.ifPresent(press -> board.refused(press, why));
    nothingPending();
    if (buttons.any()) {
      buttons.away(why);
    }
  }

  private void nothingPending() {
    pending
        .filter(press -> press.task() instanceof Press.Again)
        .ifPresent(press -> intake.checks().scannerDone(press.capture()));
    pending = Optional.empty();
  }

  /** Of a scanner that is shared, once is enough until it was away. */
  private void greet(Scanner scanner) throws ScanFault {
    if (!checked) {
      check(scanner);
      checked = config.scanner().share();
      looked = System.nanoTime() - OLD.toNanos();
    }
    if (buttons.any() && System.nanoTime() - looked >= OLD.toNanos()) {
      buttons.settle(sensors(scanner));
      looked = System.nanoTime();
    }
  }

  private void check(Scanner scanner) throws ScanFault {
    Map<String, DocumentClass> profiles = new LinkedHashMap<>();
    config.classes().forEach(each -> profiles.putIfAbsent(each.profile().name(), each));
    for (DocumentClass each : profiles.values()) {
      try {
        scanner.check(each.profile().scan());
      } catch (ScanFault e) {
        throw new ScanFault(
            e.kind(), "Profile \"" + each.profile().name() + "\": " + e.getMessage(), e);
      }
    }
    if (buttons.any()) {
      buttons.check(sensors(scanner));
    }
  }

  private static Sensors sensors(Scanner scanner) throws ScanFault {
    if (scanner instanceof Sensors sensors) {
      return sensors;
    }
    throw new ScanFault(
        ScanFault.Kind.UNSUPPORTED,
        "The scanner has no buttons that can be read: take scanner.buttons out of the"
            + " configuration.");
  }

  private void serve(Scanner scanner) throws ScanFault, InterruptedException {
    boolean share = config.scanner().share();
    while (!closed) {
      sign.give();
      if (pending.isEmpty()) {
        pending = presses.next(share ? Duration.ZERO : config.scanner().poll());
      }
      boolean idle = pending.isEmpty();
      if (pending.isEmpty() && buttons.any() && !closed) {
        buttons.look(sensors(scanner));
        looked = System.nanoTime();
      }
      if (pending.isPresent() && !closed) {
        feed(pending.get(), scanner);
        nothingPending();
      }
      if (share && idle) {
        pending = presses.next(Duration.ZERO);
        if (pending.isEmpty()) {
          return;
        }
      }
    }
  }

  /** Feeds for a press. When this throws, the scanner has to be opened again. */
  private void feed(Press press, Scanner scanner) throws ScanFault {
    DocumentClass documentClass = press.documentClass();
    LOG.info("{} was pressed: scanning for class {}", press.source(), documentClass.name());
    board.scanning();
    buttons.feeding();
    boolean fed = false;
    try {
      fed = scan(press, Orders.scanned(documentClass), scanner) > 0;
      board.scannerReady(scanner.info());
    } catch (ScanFault e) {
      if (isOfConnection(e.kind())) {
        throw e;
      }
      stopped(press, e.getMessage());
    } catch (CheckRefused e) {
      board.scannerReady(scanner.info());
      board.refused(press, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      LOG.error("what is scanned can't be kept: {}", e.getMessage());
      stopped(press, "What is scanned can't be kept: " + e.getMessage());
    } finally {
      buttons.fed(fed);
    }
  }

  private int scan(Press press, CaptureOrder order, Scanner scanner) throws ScanFault, IOException {
    if (press.task() instanceof Press.Rest) {
      return intake.continueCapture(press.capture(), order, scanner);
    } else if (press.task() instanceof Press.Again again) {
      return intake.rescan(press.capture(), again.side(), again.by(), again.why(), order, scanner);
    }
    Press.Fresh fresh = (Press.Fresh) press.task();
    return intake.capture(press.capture(), order.titled(fresh.title()), scanner);
  }

  private void stopped(Press press, String why) {
    board.refused(press, why);
    board.scannerStopped(why);
  }

  private static boolean isOfConnection(ScanFault.Kind kind) {
    return kind == ScanFault.Kind.UNREACHABLE
        || kind == ScanFault.Kind.NO_SUCH_DEVICE
        || kind == ScanFault.Kind.ASLEEP;
  }

  private static Duration longer(Duration retry) {
    Duration twice = retry.multipliedBy(2);
    return twice.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : twice;
  }

  /** Takes no more presses and ends when the side that is being fed is safe. */
  @Override
  public void close() {
    closed = true;
    intake.stopFeeding();
    presses.close().forEach(press -> board.refused(press, ENDING));
    Duration side = config.scanner().pageLimit().plusSeconds(5);
    Duration patience = side.compareTo(LONGEST_GOODBYE) > 0 ? LONGEST_GOODBYE : side;
    try {
      join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (isAlive()) {
      LOG.warn("the scanner does not let go of a side: it will have to be fed again");
      interrupt();
    }
  }
}
