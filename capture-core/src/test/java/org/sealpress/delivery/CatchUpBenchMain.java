package org.sealpress.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sealpress.delivery.Destination.Opened;
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

  private CatchUpBenchMain() {}

  /**
   * {@code make FOLDER OBJECTS BYTES} makes a box; {@code run FOLDER DRIVE NAME} brings all of it
   * to a folder twice and prints seconds of the second time: of all, and without those of reading
   * back.
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
    // A daemon has been running for long: what the JVM compiles at first is not what is measured.
    deliver(archive, new Timed(drive), name + ":warm");
    try (var files = Files.walk(drive.resolve("objects"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    new ProcessBuilder("sync", "-f", drive.toString()).start().waitFor();
    Timed target = new Timed(drive);
    long nanos = deliver(archive, target, name);
    System.out.printf(
        Locale.ROOT, "%.2f %.2f%n", nanos / SECOND, (nanos - target.reading) / SECOND);
  }

  private static long deliver(Archive archive, Timed target, String name) throws Exception {
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), Map.of());
    long begun = System.nanoTime();
    new Courier(name, cargo, new Opened(name, target), event -> {}, () -> false)
        .deliver(new Progress());
    return System.nanoTime() - begun;
  }

  /** Measures how much of the time goes into reading back. */
  private static final class Timed implements Batching {
    private final FolderTarget target;
    private int readers;
    private long since;
    private long reading;

    Timed(Path drive) throws IOException {
      target = FolderTarget.onDevice("drive", drive, "insert it", FolderTarget.deviceOf(drive));
    }

    private synchronized void readers(int change) {
      long now = System.nanoTime();
      if (readers > 0) {
        reading += now - since;
      }
      since = now;
      readers += change;
    }

    @Override
    public void putAll(Map<String, Content> contents) throws TargetFault {
      target.putAll(contents);
    }

    @Override
    public void put(String name, Content content) throws TargetFault {
      target.put(name, content);
    }

    @Override
    public InputStream open(String name) throws TargetFault {
      return target.open(name);
    }

    @Override
    public InputStream readBack(String name) throws TargetFault {
      readers(1);
      return new FilterInputStream(target.readBack(name)) {
        @Override
        public void close() throws IOException {
          super.close();
          readers(-1);
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
