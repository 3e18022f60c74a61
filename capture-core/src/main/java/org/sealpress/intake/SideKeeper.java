package org.sealpress.intake;

import java.io.IOException;
import java.time.Clock;
import org.sealpress.durable.HashedOutput;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.Side;

/** Brings a side from the scanner into the spool, whole and durable or not at all. */
record SideKeeper(OpenCapture capture, Clock clock) {

  /** What is to be in the journal before the side is. */
  interface Before {
    /** Writes it. */
    void write() throws IOException;
  }

  /** The side is on the disk and in the journal when this returns. */
  SideStored keep(Side side, Before before) throws ScanFault, IOException {
    int number = capture.stored().size() + 1;
    try (NewSide file = capture.spool().newSide(number)) {
      HashedOutput hashed = new HashedOutput(file);
      PageFormat format = copy(side, number, hashed);
      file.commit();
      before.write();
      SideStored stored = new SideStored(number, format, hashed.sha256());
      capture.begins(stored);
      return stored;
    }
  }

  private PageFormat copy(Side side, int number, HashedOutput to) throws ScanFault, IOException {
    try {
      PageFormat format = side.copyTo(to);
      if (to.bytes() != format.totalBytes()) {
        throw new ScanFault(
            ScanFault.Kind.BAD_FRAME,
            "The scanner gave %d bytes for side %d, expected %d."
                .formatted(to.bytes(), number, format.totalBytes()));
      }
      return format;
    } catch (ScanFault e) {
      capture.refused(e.getMessage(), clock.instant());
      throw e;
    }
  }
}
