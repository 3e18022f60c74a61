package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.util.Optional;
import org.sealpress.appliance.drive.DriveDiary;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Ledger;
import org.sealpress.plan.DriveRecord;
import org.sealpress.target.drive.DriveMarker;
import org.sealpress.vault.Catalog;

/** Which drive came and went is in the ledger. */
record LedgerDiary(Ledger ledger, Catalog catalog) implements DriveDiary {
  @Override
  public Optional<Last> in(String slot) throws IOException {
    return catalog.driveRecords().stream()
        .filter(drive -> drive.state() == DriveRecord.State.IN && drive.stay().slot().equals(slot))
        .map(drive -> new Last(drive.id(), drive.label()))
        .findFirst();
  }

  @Override
  public void arrived(DriveMarker drive, String slot) throws IOException {
    ledger.append(new DriveEvent.Arrived(drive.id(), drive.label(), slot));
  }

  @Override
  public void ejected(Last drive, String slot) throws IOException {
    ledger.append(new DriveEvent.Ejected(drive.id(), drive.label(), slot));
  }

  @Override
  public void pulled(Last drive, String slot) throws IOException {
    ledger.append(new DriveEvent.Pulled(drive.id(), drive.label(), slot));
  }
}
