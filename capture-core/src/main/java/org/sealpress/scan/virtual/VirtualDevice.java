package org.sealpress.scan.virtual;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sealpress.page.PageFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scanner behind the protocol: its paper, its buttons, who holds it. */
final class VirtualDevice {
  private static final Logger LOG = LoggerFactory.getLogger(VirtualDevice.class);
  private static final Set<String> BUTTONS = Set.of("scan", "email", "function");

  private final Settings settings;
  private final Feeder feeder = new Feeder();
  private final Troubles troubles = new Troubles();
  private final OptionBook options;
  private final Set<String> pressed = new HashSet<>();
  private @Nullable Object holder;
  private @Nullable Object stranded;
  private @Nullable Frame frame;
  private @Nullable PageFormat started;
  private boolean coverOpen;
  private boolean doubleFed;
  private boolean closed;
  private int page;
  private long delivered;
  private long nextFeedNanos = System.nanoTime();

  /** What START led to. */
  sealed interface Start {
    /** Nothing was fed. */
    record Refused(SaneCode code) implements Start {}

    /** A page is on its way. */
    record Fed(Frame frame) implements Start {}
  }

  VirtualDevice(Settings settings) {
    this.settings = settings;
    options = new OptionBook(settings.quirks(), settings.without(), this::sense);
    feeder.load(settings.sheets());
  }

  OptionBook options() {
    return options;
  }

  Troubles troubles() {
    return troubles;
  }

  synchronized SaneCode open(Object client) {
    if (holder != null) {
      return SaneCode.DEVICE_BUSY;
    }
    holder = client;
    page = 0;
    return SaneCode.GOOD;
  }

  synchronized boolean heldBy(Object client) {
    return holder == client;
  }

  /** Off and on again: who holds it holds nothing any more, and does not know it. */
  synchronized void powerCycle() {
    if (holder != null) {
      stranded = holder;
      release(stranded);
    }
  }

  /** Whether a client holds what the device was before it was switched off. */
  synchronized boolean stranded(Object client) {
    return stranded == client;
  }

  /** A client has closed the device or has gone. */
  synchronized void release(Object client) {
    if (stranded == client && holder != client) {
      stranded = null;
    }
    if (holder == client) {
      cancel();
      holder = null;
    }
  }

  /** Ends the batch. */
  synchronized void cancel() {
    if (frame != null) {
      frame.cancel();
      frame = null;
    }
    feeder.putBack();
    started = null;
    page = 0;
  }

  synchronized void close() {
    closed = true;
    cancel();
    notifyAll();
  }

  /** The number of the page that a step is about, from 1; 0 between batches. */
  synchronized int page(Trouble.Step step) {
    return step == Trouble.Step.START ? page + 1 : page;
  }

  synchronized boolean scanning() {
    return frame != null;
  }

  synchronized Start start() throws IOException {
    if (frame != null) {
      return new Start.Refused(SaneCode.DEVICE_BUSY);
    }
    doubleFed = false;
    if (coverOpen) {
      return new Start.Refused(SaneCode.COVER_OPEN);
    }
    Optional<PageSource> side =
        options.flatbed() ? Optional.of(settings.flatbed()) : feeder.next(options.duplex());
    boolean empty = side.isEmpty();
    if (empty && !settings.quirks().contains(Quirk.LATE_NO_DOCS)) {
      return new Start.Refused(SaneCode.NO_DOCS);
    }
    pace();
    PageFormat nothing = options.area().on(1, 1);
    PageRows rows;
    try {
      rows = side.orElse(PageSource.white(nothing)).open();
    } catch (IOException e) {
      LOG.warn("the next page can't be read", e);
      return new Start.Refused(SaneCode.IO_ERROR);
    }
    page++;
    Optional<Trouble> trouble =
        empty
            ? Optional.of(Trouble.after(0, Trouble.Kind.NO_DOCS))
            : troubles
                .take(Trouble.Step.CONNECT, page)
                .or(() -> troubles.take(Trouble.Step.DATA, page));
    frame = new Frame(Optics.look(rows, options.area()), settings.quirks(), trouble);
    started = frame.format();
    return new Start.Fed(frame);
  }

  /** A double feed was seen: the sensor says so until the next START. */
  synchronized void doubleFed() {
    doubleFed = true;
  }

  /**
   * A page has come to its end; the client may ask for the next one.
   *
   * @param whole whether all of it was delivered
   */
  synchronized void ended(Frame which, boolean whole) {
    if (frame != which) {
      return;
    }
    frame = null;
    if (whole) {
      delivered++;
      feeder.delivered();
    } else {
      feeder.putBack();
    }
  }

  /**
   * The shape of the page that was started last in this batch, else what the options would give.
   */
  synchronized PageFormat format() {
    return started == null ? options.area().announced() : started;
  }

  synchronized void load(List<Sheet> sheets) {
    feeder.load(sheets);
  }

  synchronized void clear() {
    feeder.clear();
  }

  synchronized void press(String button) {
    if (!BUTTONS.contains(button)) {
      throw new IllegalArgumentException(
          "no button "
              + button
              + "; there are "
              + String.join(", ", BUTTONS.stream().sorted().toList()));
    }
    pressed.add(button);
  }

  synchronized void cover(boolean open) {
    coverOpen = open;
  }

  synchronized VirtualScannerStatus status() {
    return new VirtualScannerStatus(
        settings.device(),
        feeder.sheets(),
        holder != null,
        frame != null,
        delivered,
        troubles.waiting(),
        coverOpen,
        pressed.stream().sorted().toList());
  }

  /** Reads a sensor; a press is forgotten once it was read. */
  private synchronized boolean sense(String sensor) {
    return switch (sensor) {
      case "page-loaded" -> feeder.sheets() > 0;
      case "cover-open" -> coverOpen;
      case "double-feed" -> doubleFed;
      default -> pressed.remove(sensor);
    };
  }

  /** Waits until the rollers have got round to the next page. */
  private void pace() {
    Duration apart = settings.feedInterval();
    long left;
    while (!closed && (left = nextFeedNanos - System.nanoTime()) > 0) {
      try {
        wait(left / 1_000_000, (int) (left % 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    nextFeedNanos = System.nanoTime() + apart.toNanos();
  }
}
