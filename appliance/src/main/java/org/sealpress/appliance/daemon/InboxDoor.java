package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.sealpress.appliance.config.InboxConfig;
import org.sealpress.inbox.FileIntake;
import org.sealpress.intake.FileFault;
import org.sealpress.intake.FileReader;
import org.sealpress.intake.ImportSource;
import org.sealpress.intake.Intake;
import org.sealpress.worker.WorkerFault;

/** Hands the files of an inbox to the intake. */
final class InboxDoor implements FileIntake {
  /** So many files are in hand at a time: presses of the scanner's button come in between. */
  private static final int MOST_IN_HAND = 4;

  private final InboxConfig inbox;
  private final Intake intake;
  private final FileReader reader;
  private final BooleanSupplier ending;

  InboxDoor(InboxConfig inbox, Intake intake, FileReader reader, BooleanSupplier ending) {
    this.inbox = inbox;
    this.intake = intake;
    this.reader = reader;
    this.ending = ending;
  }

  @Override
  public Set<Path> inHand() throws IOException {
    return intake.filesInHand();
  }

  @Override
  public Answer offer(Path file) {
    try {
      if (ending.getAsBoolean() || inHand().size() >= MOST_IN_HAND) {
        return new Answer.NotNow("");
      }
      var unused =
          intake.importFile(
              intake.newId(),
              Orders.imported(inbox.documentClass()),
              new ImportSource(inbox.name(), file),
              reader);
      return new Answer.Taken();
    } catch (FileFault e) {
      return new Answer.Bad(String.valueOf(e.getMessage()));
    } catch (WorkerFault e) {
      return fault(e);
    } catch (IOException e) {
      return new Answer.NotNow("no file is taken now: " + e.getMessage());
    }
  }

  private Answer fault(WorkerFault e) {
    String why = String.valueOf(e.getMessage());
    if (ending.getAsBoolean()) {
      return new Answer.NotNow("");
    }
    return switch (e.kind()) {
      case UNREADABLE, BROKEN -> new Answer.Bad(why);
      case NOT_INSTALLED, SPOOL -> new Answer.NotNow("no file can be read now: " + why);
    };
  }
}
