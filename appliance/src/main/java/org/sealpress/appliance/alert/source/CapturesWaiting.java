package org.sealpress.appliance.alert.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.alert.Spelled;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.plan.Today;

/** Paper that was fed and is no document yet, until a person has decided on it. */
public final class CapturesWaiting implements AlarmSource {
  private static final String HELD = "held";
  private static final String PARKED = "parked";
  private static final String ASIDE = "aside";
  private static final String REJECTED = "inboxes";

  /** Knows what waits. */
  public interface Waiting {
    /** How many of each. */
    Counts counts() throws IOException;
  }

  /**
   * How many wait.
   *
   * @param held captures whose feeder stopped
   * @param parked captures that can't be sealed now
   * @param aside captures that a disk has damaged
   * @param rejected files in inboxes of which nothing could be made
   */
  public record Counts(long held, long parked, long aside, long rejected) {}

  private final Waiting waiting;

  /** Of what waits. */
  public CapturesWaiting(Waiting waiting) {
    this.waiting = waiting;
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.CAPTURE_WAITS);
  }

  @Override
  public List<Sight> look(Today today) throws IOException {
    Counts counts = waiting.counts();
    List<Sight> sights = new ArrayList<>();
    if (counts.held() > 0) {
      sights.add(
          alarm(
              HELD,
              Urgency.SOON,
              "paper waits at the scanner",
              Spelled.are(counts.held(), "capture") + " held since the feeder stopped",
              "What was fed is safe on the box; the rest of the paper is in no document",
              "Somebody at the scanner feeds the rest (`sealpress scan --continue`), or finishes"
                  + " or discards it; `sealpress status` tells which sheet comes next"));
    }
    if (counts.parked() > 0) {
      sights.add(
          alarm(
              PARKED,
              Urgency.URGENT,
              "captures can't be sealed",
              Spelled.are(counts.parked(), "capture") + " in the spool and can't be sealed now",
              "What was scanned is on this box alone, and not sealed",
              "`sealpress status` on the box tells why; it is tried again by itself"));
    }
    if (counts.aside() > 0) {
      sights.add(
          alarm(
              ASIDE,
              Urgency.SOON,
              "damaged captures were set aside",
              Spelled.are(counts.aside(), "item")
                  + " in the folder spool/aside, damaged by the disk",
              "These pages are in no document, or in none that is complete",
              "Scan the paper again if it is still there, then remove the folders in spool/aside;"
                  + " each has a file with the reason. See whether the disk is failing"));
    }
    if (counts.rejected() > 0) {
      sights.add(
          alarm(
              REJECTED,
              Urgency.NOTE,
              "files in inboxes could not be read",
              Spelled.are(counts.rejected(), "file") + " set aside in the folders `rejected`",
              "These files are in no document",
              "Beside each of them is the reason. Put a right one into the inbox, and remove it"
                  + " from `rejected`"));
    }
    return sights;
  }

  private static Sight alarm(
      String subject, Urgency urgency, String title, String what, String risk, String remedy) {
    return new Sight.Wrong(
        new Alarm(
            AlarmKind.CAPTURE_WAITS,
            subject,
            urgency,
            title,
            what,
            Optional.empty(),
            risk,
            remedy));
  }
}
