package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.sealpress.appliance.button.Presses;
import org.sealpress.appliance.config.ConfigException;
import org.sealpress.appliance.config.ConfigFile;
import org.sealpress.appliance.fixture.PageClient;
import org.sealpress.delivery.DeliveryEvent;
import org.sealpress.intake.CaptureEvent;
import org.sealpress.ledger.Ledger;
import org.sealpress.plan.ClockCheck;
import org.sealpress.plan.Rules;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.ManyDocuments;

/**
 * How long the status takes while many pages watch a busy box with very many documents: the board,
 * the rotation and the web server of a daemon, without scanner and targets. Arguments: an empty
 * folder, how many documents, how many pages.
 */
public final class StatusBenchMain {
  private static final int LAG = 500;
  private static final int CAPTURES = 50;
  private static final int REQUESTS = 5_000;
  private static final long MEGABYTE = 1 << 20;

  private StatusBenchMain() {}

  /** Measures. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int documents = Integer.parseInt(args[1]);
    int pages = Integer.parseInt(args[2]);
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    ConfigFile file = config(folder, freePort());
    Board board = new Board("desk", Set.of("usb", "offsite"), clock, new BoardLog());
    FrontDoor door =
        new FrontDoor(file.config(), board, new ButtonDoor(board, new Presses(), random));
    ClockCheck check = new ClockCheck(clock, ZoneId.systemDefault(), System::nanoTime);
    Path catalogFile = folder.resolve("catalog.db");
    ScheduledExecutorService scanning = Executors.newSingleThreadScheduledExecutor();
    try (Ledger ledger = Ledger.open(folder.resolve("ledger"), "desk", clock, random)) {
      ManyDocuments.make(catalogFile, ledger, documents, LAG).close();
      ManyDocuments.describe(catalogFile, documents, clock.instant(), "offsite");
      try (Catalog catalog = Catalog.open(catalogFile, ledger);
          Rotations rotations = new Rotations(catalog, ledger, Rules.USUAL, check, true, Map::of);
          Tally tally = new Tally(catalog, ledger, () -> check.today(ledger.latest()));
          HttpDoor http = HttpDoor.prepare()) {
        rotations.start();
        tally.start();
        door.open(rotations);
        door.open(tally);
        PageDoor page = PageDoor.open(file, new DataFolder(folder), ledger, clock, random);
        http.open(file, page.door(), door);
        fill(board, clock);
        var unused =
            scanning.scheduleAtFixedRate(new Work(board, clock), 0, 50, TimeUnit.MILLISECONDS);
        StatusBench bench = new StatusBench(new PageClient(folder, file.config().http().port()));
        bench.ask(REQUESTS);
        System.out.printf(
            "%,d documents, %d captures on the board, 20 events a second, %d cores%n",
            documents, CAPTURES, Runtime.getRuntime().availableProcessors());
        System.out.println("nobody watches:     " + bench.ask(REQUESTS) + heap());
        bench.watch(pages);
        System.out.printf("%d pages watch:    %s%s%n", pages, bench.ask(REQUESTS), heap());
        System.out.printf(
            "each page heard of %d to %d changes, %,d bytes a second at most%n",
            bench.fewest(), bench.most(), bench.bytesPerSecond());
      }
    } finally {
      scanning.shutdownNow();
    }
    System.exit(0); // the client has threads that wait for more
  }

  private static String heap() {
    System.gc();
    Runtime all = Runtime.getRuntime();
    return "; %d MB of heap in use".formatted((all.totalMemory() - all.freeMemory()) / MEGABYTE);
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  private static ConfigFile config(Path folder, int port) throws ConfigException {
    return ConfigFile.parse(
        """
        box: desk
        data: data
        recipients: [a.pem, b.pem]
        http: { port: %d }
        classes: { legal: {}, draft: {} }
        """
            .formatted(port),
        folder.resolve("sealpress.yaml"));
  }

  /** As many captures as a board keeps. */
  private static void fill(Board board, Clock clock) {
    for (int i = 0; i < CAPTURES; i++) {
      String id = "%032x".formatted(i);
      board.on(new CaptureEvent.Started(id, "legal", clock.instant()));
      board.on(new CaptureEvent.SideFed(id, 1));
      board.on(new CaptureEvent.FeedEnded(id, 1, ""));
      String object = "objects/2026/11/24/" + id + ".v1.cms";
      board.on(new CaptureEvent.Sealed(id, id, object));
      for (String target : List.of("usb", "offsite")) {
        board.on(new DeliveryEvent.Copied(target, object, id));
      }
    }
    List.of("usb", "offsite").forEach(each -> board.on(new DeliveryEvent.UpToDate(each)));
  }

  /** A stack of paper without end. */
  private static final class Work implements Runnable {
    private final Board board;
    private final Clock clock;
    private long count;

    Work(Board board, Clock clock) {
      this.board = board;
      this.clock = clock;
    }

    @Override
    public void run() {
      String id = "scan" + count / 200;
      int side = (int) (count % 200);
      if (side == 0) {
        board.on(new CaptureEvent.Started(id, "legal", clock.instant()));
      }
      board.on(new CaptureEvent.SideFed(id, side + 1));
      board.on(
          new DeliveryEvent.Progress(
              "usb", count, count + 100, count * 1000, count * 2000, 1000, Duration.ofMinutes(3)));
      count++;
    }
  }
}
