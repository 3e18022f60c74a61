package org.sealpress.delivery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.Contents;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.target.folder.Unproven;

/** Brings many objects to a drive that lacks all of them, for {@code bench.sh --catch-up}. */
public final class CatchUpBenchMain {
  private static final double SECOND = 1e9;
  private static final int WARM = 3;

  private CatchUpBenchMain() {}

  /**
   * {@code make FOLDER OBJECTS BYTES} makes a box; {@code run FOLDER DRIVE NAME} brings all of it
   * to a folder several times and prints seconds of the last but one, and of the last, when nothing
   * is read back.
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
    FolderTarget proving =
        FolderTarget.onDevice("drive", drive, "insert it", FolderTarget.deviceOf(drive));
    // A daemon has been running for long: what the JVM compiles at first is not what is measured.
    for (int i = 0; i < WARM; i++) {
      deliver(archive, proving, name + ":warm" + i);
      empty(drive);
    }
    long all = deliver(archive, proving, name);
    empty(drive);
    long writing = deliver(archive, Unproven.drive(drive), name + ":unproven");
    System.out.printf(Locale.ROOT, "%.2f %.2f%n", all / SECOND, writing / SECOND);
  }

  private static void empty(Path drive) throws Exception {
    try (var files = Files.walk(drive.resolve("objects"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    new ProcessBuilder("sync", "-f", drive.toString()).start().waitFor();
  }

  private static long deliver(Archive archive, FolderTarget target, String name) throws Exception {
    Cargo cargo = new Cargo(archive.vault(), archive.ledger(), Map.of());
    long begun = System.nanoTime();
    new Courier(name, cargo, new Opened(name, target), event -> {}, () -> false)
        .deliver(new Progress());
    return System.nanoTime() - begun;
  }
}
