package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.util.Optional;
import org.sealpress.plan.DriveRecord;
import org.sealpress.plan.Held;
import org.sealpress.target.drive.DriveMemory;
import org.sealpress.vault.Catalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the catalog has of drives, and the box of the checkpoints that they got. */
record CatalogDriveMemory(Catalog catalog, ShippedCheckpoints shipped) implements DriveMemory {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogDriveMemory.class);

  @Override
  public Optional<Known> drive(String id) {
    return asked(
        () -> {
          Optional<DriveRecord> drive =
              catalog.driveRecords().stream().filter(each -> each.id().equals(id)).findFirst();
          return drive.isEmpty() ? Optional.empty() : Optional.of(known(drive.get()));
        },
        Optional.empty());
  }

  private Known known(DriveRecord drive) throws IOException {
    return new Known(
        drive.isActive() ? Optional.empty() : Optional.of(drive.reason()),
        catalog.newestOn(drive.ledgerName()),
        shipped.newest(drive.id()));
  }

  @Override
  public Optional<String> otherOfLabel(String label, String id) {
    return asked(
        () ->
            catalog.driveRecords().stream()
                .filter(each -> each.label().equals(label) && !each.id().equals(id))
                .filter(DriveRecord::isActive)
                .map(DriveRecord::id)
                .findFirst(),
        Optional.empty());
  }

  @Override
  public long archiveBytes() {
    return asked(() -> Held.all(catalog.drives().holdings()).bytes(), 0L);
  }

  @Override
  public void shipped(String id, long entries) {
    shipped.note(id, entries);
  }

  private interface Question<T> {
    T answer() throws IOException;
  }

  private static <T> T asked(Question<T> question, T otherwise) {
    try {
      return question.answer();
    } catch (IOException e) {
      LOG.warn("what is known of drives can't be read: {}", e.getMessage());
      return otherwise;
    }
  }
}
