package org.sealpress.scan.virtual;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scanner without hardware: a SANE network daemon with one device, whose feeder holds page
 * images. Any SANE client can scan from it ({@code scanimage -d net:HOST:DEVICE}).
 *
 * <p>Its options: {@code source} (Flatbed, ADF Front, ADF Duplex), {@code mode} (Lineart, Gray,
 * Color), {@code depth} (8, 16), {@code resolution} and the scan area in millimetres. Its sensors:
 * the buttons {@code scan}, {@code email}, {@code function}, on from the press until they were read
 * once, however late that is; {@code page-loaded}, {@code cover-open}, {@code double-feed}. What a
 * page looks like to a client is told at {@link Optics}, when a sheet leaves the feeder at {@link
 * Feeder}. One client at a time may hold the device; others are told that it is busy. What goes
 * wrong is ordered with {@link #trouble}.
 *
 * <p>It listens as soon as it is built; {@link #close} ends all its threads and sockets.
 */
public final class VirtualScanner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VirtualScanner.class);
  private static final long JOIN_SECONDS = 5;

  private final Settings settings;
  private final VirtualDevice device;
  private final ServerSocket door;
  private final Deadlines deadlines;
  private final Set<ClientSession> sessions = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private VirtualScanner(Settings settings) throws IOException {
    this.settings = settings;
    device = new VirtualDevice(settings);
    door = new ServerSocket();
    door.setReuseAddress(true);
    door.bind(new InetSocketAddress(settings.bind(), settings.port()));
    deadlines = new Deadlines("virtual-scanner-deadlines", settings.dataLimit());
  }

  /** A plain scanner on loopback at a free port with an empty feeder. */
  public static Builder builder() {
    return new Builder();
  }

  /** What it is to be like; {@link #start} builds it. */
  public static final class Builder {
    private final List<Sheet> sheets = new ArrayList<>();
    private final Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    private final Set<String> without = new HashSet<>();
    private InetAddress bind = InetAddress.getLoopbackAddress();
    private int port;
    private String device = "virtual:front-desk";
    private PageSource flatbed =
        PageSource.white(new PageFormat(2480, 3508, ColorMode.COLOR, 8, 300));
    private Duration feedInterval = Duration.ZERO;
    private Duration idleLimit = Duration.ofHours(1);
    private Duration dataLimit = Duration.ofSeconds(60);
    private Consumer<String> onRequest = request -> {};

    private Builder() {}

    /** Where it listens; port 0, the default, takes a free one. */
    public Builder listen(InetAddress address, int tcpPort) {
      bind = address;
      port = tcpPort;
      return this;
    }

    /** SANE's name of the device. */
    public Builder device(String name) {
      device = name;
      return this;
    }

    /** Puts sheets into the feeder, under those that are there. */
    public Builder sheets(List<Sheet> paper) {
      sheets.addAll(paper);
      return this;
    }

    /** What lies on the glass: white paper if nothing is said. */
    public Builder flatbed(PageSource page) {
      flatbed = page;
      return this;
    }

    /** Feeds at most so many pages a minute. */
    public Builder pagesPerMinute(int pages) {
      feedInterval = Duration.ofMinutes(1).dividedBy(pages);
      return this;
    }

    /** In what it differs from a plain scanner. */
    public Builder quirks(Quirk... more) {
      quirks.addAll(List.of(more));
      return this;
    }

    /** Options that it lacks. */
    public Builder without(String... names) {
      without.addAll(List.of(names));
      return this;
    }

    /** Drops a client that says nothing for so long; an hour, as saned does, if nothing is said. */
    public Builder idleLimit(Duration limit) {
      idleLimit = limit;
      return this;
    }

    /** So long a client may leave a page's bytes unread; a minute if nothing is said. */
    public Builder dataLimit(Duration limit) {
      dataLimit = limit;
      return this;
    }

    /**
     * Is told of what clients ask for: {@code OPEN}, {@code SET mode}, {@code START}, {@code
     * CANCEL}, {@code CLOSE}. Called in the threads of the clients.
     */
    public Builder onRequest(Consumer<String> listener) {
      onRequest = listener;
      return this;
    }

    /** Switches it on. */
    public VirtualScanner start() throws IOException {
      VirtualScanner scanner =
          new VirtualScanner(
              new Settings(
                  bind,
                  port,
                  device,
                  List.copyOf(sheets),
                  flatbed,
                  feedInterval,
                  Set.copyOf(quirks),
                  Set.copyOf(without),
                  idleLimit,
                  dataLimit,
                  onRequest));
      scanner.spawn("virtual-scanner-" + scanner.address().getPort(), scanner::accept);
      return scanner;
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(door.getInetAddress(), door.getLocalPort());
  }

  /** SANE's name of the device. */
  public String device() {
    return settings.device();
  }

  /** Puts sheets into the feeder, under those that are there. */
  public void load(List<Sheet> sheets) {
    device.load(sheets);
  }

  /** Takes all sheets out of the feeder. */
  public void clear() {
    device.clear();
  }

  /**
   * Presses a button.
   *
   * @param button {@code scan}, {@code email} or {@code function}
   */
  public void press(String button) {
    device.press(button);
  }

  /**
   * Switches it off and on again. A client that has it open gets an I/O error to whatever it asks,
   * until it opens it anew; a batch in progress is over.
   */
  public void powerCycle() {
    device.powerCycle();
  }

  /** Opens or closes the cover; while it is open nothing is fed. */
  public void cover(boolean open) {
    device.cover(open);
  }

  /** Orders something to go wrong. */
  public void trouble(Trouble trouble) {
    device.troubles().add(trouble);
  }

  /** Takes back all troubles that are still to come. */
  public void clearTroubles() {
    device.troubles().clear();
  }

  /** How it is doing. */
  public VirtualScannerStatus status() {
    return device.status();
  }

  @Override
  public void close() {
    closed = true;
    Quietly.close(door);
    device.close();
    sessions.forEach(Quietly::close);
    deadlines.close();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(JOIN_SECONDS);
    for (Thread thread : threads) {
      try {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void accept() {
    while (!closed) {
      try {
        Socket socket = door.accept();
        ClientSession session = new ClientSession(socket, settings, device, deadlines, this::send);
        sessions.add(session);
        if (closed) {
          session.close();
        }
        spawn(
            "virtual-scanner-client",
            () -> {
              session.run();
              sessions.remove(session);
            });
      } catch (IOException e) {
        if (!closed) {
          LOG.warn("a client could not be let in", e);
        }
      }
    }
  }

  private void send(Runnable page) {
    spawn("virtual-scanner-page", page);
  }

  private void spawn(String name, Runnable task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } finally {
                threads.remove(Thread.currentThread());
              }
            },
            name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }
}
