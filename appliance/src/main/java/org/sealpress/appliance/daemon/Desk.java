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
import org.sealpress.intake.CaptureOrder;
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
  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_RETRY = Duration.ofSeconds(30);

  private final Config config;
  private final Scanners scanners;
  private final Presses presses;
  private final Intake intake;
  private final Board board;
  private final SensorButtons buttons;
  private volatile boolean closed;
  private Optional<Press> pending = Optional.empty();

  Desk(Config config, Scanners scanners, Presses presses, Intake intake, Board board) {
    super("desk");
    this.config = config;
    this.scanners = scanners;
    this.presses = presses;
    this.intake = intake;
    this.board = board;
    this.buttons = new SensorButtons(config.scanner().buttons());
    setDaemon(true);
  }

  @Override
  public void run() {
    Duration retry = FIRST_RETRY;
    while (!closed) {
      try (Scanner scanner = scanners.open(config.scanner().device())) {
        check(scanner);
        board.scannerReady(scanner.info());
        retry = FIRST_RETRY;
        serve(scanner);
      } catch (ScanFault e) {
        away(e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("the desk failed", e);
        away("internal error: " + e);
      } catch (InterruptedException e) {
        return;
      }
      retry = closed || waitForPress(retry) ? FIRST_RETRY : longer(retry);
    }
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
            e.kind(), "profile \"" + each.profile().name() + "\": " + e.getMessage(), e);
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
        "the scanner has no buttons that can be read: take scanner.buttons out of the configuration");
  }

  private void serve(Scanner scanner) throws ScanFault, InterruptedException {
    while (!closed) {
      Optional<Press> press = pending.isPresent() ? pending : presses.next(config.scanner().poll());
      pending = Optional.empty();
      if (press.isEmpty() && buttons.any()) {
        press = buttons.pressed(sensors(scanner)).map(this::pressed);
      }
      if (press.isPresent()) {
        board.scanning();
        feed(press.get(), scanner);
        board.scannerReady(scanner.info());
      }
    }
  }

  private Press pressed(SensorButton button) {
    return new Press(
        intake.newId(), button.documentClass(), "button " + button.sensor() + " of the scanner");
  }

  private void feed(Press press, Scanner scanner) throws ScanFault {
    DocumentClass documentClass = press.documentClass();
    LOG.info("{} was pressed: scanning for class {}", press.source(), documentClass.name());
    CaptureOrder order =
        new CaptureOrder(
            documentClass.name(),
            documentClass.profile().name(),
            documentClass.profile().scan(),
            documentClass.languages());
    try {
      intake.capture(press.capture(), order, scanner);
    } catch (ScanFault e) {
      LOG.warn("the feeder stopped: {}", e.getMessage());
      if (isOfConnection(e.kind())) {
        throw e;
      }
    } catch (IOException e) {
      LOG.error("what was scanned could not be kept: {}", e.getMessage());
    }
  }

  private static boolean isOfConnection(ScanFault.Kind kind) {
    return kind == ScanFault.Kind.UNREACHABLE || kind == ScanFault.Kind.NO_SUCH_DEVICE;
  }

  /** Waits before the scanner is asked for again; a press is a reason to ask at once. */
  private boolean waitForPress(Duration pause) {
    try {
      pending = presses.next(pause);
    } catch (InterruptedException e) {
      closed = true;
    }
    return pending.isPresent();
  }

  private static Duration longer(Duration retry) {
    Duration twice = retry.multipliedBy(2);
    return twice.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : twice;
  }

  /** Ends when the side that is being fed is safe. */
  @Override
  public void close() {
    closed = true;
    intake.stopFeeding();
    try {
      join(config.scanner().pageLimit().plusSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    interrupt();
  }
}
