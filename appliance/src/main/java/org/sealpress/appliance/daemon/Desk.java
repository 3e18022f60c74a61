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
import org.sealpress.appliance.config.SensorButton;
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
  private Optional<Press> pending = Optional.empty();

  /** One that {@link #start} begins, and that gives a sign in each of its rounds. */
  Desk(
      Config config,
      Scanners scanners,
      Presses presses,
      Intake intake,
      Board board,
      LastSign sign) {
    super("desk");
    this.config = config;
    this.scanners = scanners;
    this.presses = presses;
    this.intake = intake;
    this.board = board;
    this.sign = sign;
    this.buttons = new SensorButtons(config.scanner().buttons());
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      Duration retry = FIRST_RETRY;
      while (!closed) {
        sign.give();
        if (visit()) {
          retry = FIRST_RETRY;
        }
        if (pending.isEmpty()) {
          pending = presses.next(retry);
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

  /** Opens the scanner and stays with it as long as it goes well; false when it can't be used. */
  private boolean visit() throws InterruptedException {
    boolean opened = false;
    try (Scanner scanner = scanners.open(config.scanner().device())) {
      check(scanner);
      opened = true;
      board.scannerReady(scanner.info());
      serve(scanner);
    } catch (ScanFault e) {
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
    pending = Optional.empty();
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
      Sensors sensors = sensors(scanner);
      buttons.check(sensors);
      buttons.settle(sensors);
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
    while (!closed) {
      sign.give();
      if (pending.isEmpty()) {
        pending = presses.next(config.scanner().poll());
      }
      if (pending.isEmpty() && buttons.any() && !closed) {
        pending = buttons.pressed(sensors(scanner)).map(this::pressed);
      }
      if (pending.isPresent() && !closed) {
        feed(pending.get(), scanner);
        pending = Optional.empty();
      }
    }
  }

  private Press pressed(SensorButton button) {
    return new Press(
        intake.newId(), button.documentClass(), "button " + button.sensor() + " of the scanner");
  }

  /** Feeds for a press. When this throws, the scanner has to be opened again. */
  private void feed(Press press, Scanner scanner) throws ScanFault {
    DocumentClass documentClass = press.documentClass();
    LOG.info("{} was pressed: scanning for class {}", press.source(), documentClass.name());
    board.scanning();
    try {
      if (scan(press, Orders.scanned(documentClass), scanner) > 0) {
        buttons.fed();
      }
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
