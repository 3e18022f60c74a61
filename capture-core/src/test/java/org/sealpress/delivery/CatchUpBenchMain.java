package org.sealpress.delivery;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.Contents;
import org.sealpress.target.Batching;
import org.sealpress.target.Content;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;
import org.sealpress.target.folder.FolderTarget;

/** Brings many objects to a drive that lacks all of them, for {@code bench.sh --catch-up}. */
public final class CatchUpBenchMain {
  private static final double SECOND = 1e9;
  private static final int WARM = 50;

  private CatchUpBenchMain() {}

  /**
   * {@code make FOLDER OBJECTS BYTES} makes a box; {@code run FOLDER DRIVE NAME} brings all of it
   * to a folder and prints seconds: of all, and of storing alone.
   */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    try (Archive archive = new Archive(folder.resolve("box"), folder)) {
      if (args[0].equals("make")) {
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
          archive.store(Contents.random(Integer.parseInt(args[3]), i));
        }
      } else {
        run(archive, Path.of(args[2]), args[3]);
      }
    }
  }

  private static void run(Archive archive, Path drive, String name) throws Exception {
    Timed target =
        new Timed(FolderTarget.onDevice(name, drive, "insert it", FolderTarget.deviceOf(drive)));
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), Map.of());
    // A daemon has been running for long: what the JVM compiles at first is not what is measured.
    for (int i = 0; i < WARM; i++) {
      Sha256.of(Contents.random(1 << 20, 1));
    }
    long cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    long begun = System.nanoTime();
    new Courier(name, cargo, new Opened(name, target), event -> {}, () -> false)
        .deliver(new Progress());
    long all = System.nanoTime() - begun;
    System.out.printf(
        Locale.ROOT,
        "%.2f %.2f %.2f%n",
        all / SECOND,
        (target.storing.get() + target.recording(all)) / SECOND,
        (ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() - cpu) / 1e3);
  }

  /** Measures how much of the time is storing. */
  private static final class Timed implements Batching {
    private final FolderTarget target;
    private final AtomicLong storing = new AtomicLong();
    private long first;
    private long lastEnd;
    private long reading;

    Timed(FolderTarget target) {
      this.target = target;
    }

    /** What is neither storing nor reading back: the ledger, the catalog. */
    long recording(long all) {
      return Math.max(0, all - storing.get() - reading);
    }

    @Override
    public void putAll(Map<String, Content> contents) throws TargetFault {
      long begun = System.nanoTime();
      target.putAll(contents);
      lastEnd = System.nanoTime();
      storing.addAndGet(lastEnd - begun);
    }

    @Override
    public void put(String name, Content content) throws TargetFault {
      putAll(Map.of(name, content));
    }

    @Override
    public InputStream open(String name) throws TargetFault {
      return target.open(name);
    }

    @Override
    public InputStream readBack(String name) throws TargetFault {
      synchronized (this) {
        if (first != lastEnd) {
          first = lastEnd;
        }
      }
      InputStream in = target.readBack(name);
      return new java.io.FilterInputStream(in) {
        @Override
        public void close() throws java.io.IOException {
          super.close();
          synchronized (Timed.this) {
            long now = System.nanoTime();
            reading += now - first;
            first = now;
            lastEnd = now;
          }
        }
      };
    }

    @Override
    public Optional<Stat> stat(String name) throws TargetFault {
      return target.stat(name);
    }

    @Override
    public List<Stat> list(String folder) throws TargetFault {
      return target.list(folder);
    }
  }
}
