package org.sealpress.appliance.daemon;

import org.sealpress.appliance.config.BlankSides;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.appliance.config.Duplex;
import org.sealpress.appliance.config.Profile;
import org.sealpress.intake.CaptureOrder;
import org.sealpress.page.ColorMode;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanProfile;

/** What a class of the configuration asks of the intake, wherever its pages come from. */
final class Orders {
  /** What the ledger has for the profile of what was not scanned here. */
  private static final Profile AS_IT_CAME =
      new Profile("as-it-came", new ScanProfile(300, ColorMode.COLOR, "", Paper.MAX));

  private Orders() {}

  /** For sheets that are scanned with the profile of the class. */
  static CaptureOrder scanned(DocumentClass documentClass) {
    return order(documentClass, documentClass.profile()).checked(documentClass.check());
  }

  /** For a file. */
  static CaptureOrder imported(DocumentClass documentClass) {
    return order(documentClass, AS_IT_CAME);
  }

  private static CaptureOrder order(DocumentClass documentClass, Profile profile) {
    return new CaptureOrder(
        documentClass.name(),
        profile.name(),
        profile.scan(),
        documentClass.languages(),
        documentClass.blankSides() == BlankSides.DROP,
        documentClass.style(),
        documentClass.split(),
        profile.duplex() == Duplex.MANUAL);
  }
}
