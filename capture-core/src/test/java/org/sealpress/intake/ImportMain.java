package org.sealpress.intake;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.sealpress.inbox.FileIntake;
import org.sealpress.inbox.Inbox;
import org.sealpress.inbox.InboxSettings;
import org.sealpress.page.PageStyle;
import org.sealpress.worker.FileWorker;
import org.sealpress.worker.WorkerFault;
import org.sealpress.worker.WorkerSettings;

/**
 * A box with an inbox in a JVM of its own, which says every step on standard output so that it can
 * be killed at any; run by {@link KilledImportIT}. Arguments: data, keys, inbox. It ends when the
 * inbox is empty.
 */
final class ImportMain {
  private static final CaptureOrder ORDER =
      new CaptureOrder(
          "legal", "as-it-came", CaptureMain.PROFILE, List.of("eng"), false, PageStyle.AS_SCANNED);

  private ImportMain() {}

  public static void main(String[] args) throws Exception {
    try (RealBox box = new RealBox(Path.of(args[0]), Path.of(args[1]), 1, ImportMain::say);
        FileWorker files = new FileWorker(WorkerSettings.usual())) {
      box.intake.resume().forEach(problem -> System.out.println("Problem " + problem));
      InboxSettings settings =
          new InboxSettings("scans", Path.of(args[2]), Duration.ZERO, Duration.ofMinutes(10));
      Inbox inbox = new Inbox(settings, new Door(box, files), Clock.systemUTC());
      await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> inbox.look().waiting() == 0 && box.intake.openCaptures() == 0);
    }
    System.out.println("Settled");
  }

  private record Door(RealBox box, FileWorker files) implements FileIntake {
    @Override
    public Set<Path> inHand() throws IOException {
      return box.intake.filesInHand();
    }

    @Override
    public Answer offer(Path file) {
      try {
        ImportSource source = new ImportSource("scans", file);
        box.intake.importFile(box.intake.newId(), ORDER, source, files::read);
        return new Answer.Taken();
      } catch (IOException | WorkerFault e) {
        System.out.println("Problem " + e);
        return new Answer.Bad(String.valueOf(e.getMessage()));
      }
    }
  }

  private static void say(CaptureEvent event) {
    String text = event.getClass().getSimpleName();
    System.out.println(
        event instanceof CaptureEvent.SideFed fed ? text + " " + fed.number() : text);
  }
}
