package org.sealpress.target.drive;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.sealpress.target.Content;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/**
 * Makes an empty, mounted file system one of the set: its capacity is checked, and it gets a
 * marker. Whatever else is in the slot is left as it is, and told.
 */
public final class Enrolment {
  private static final int ID_BYTES = 16;

  private final Slot slot;
  private final Clock clock;
  private final SecureRandom random;

  /** An enrolment of what is in a slot. */
  public Enrolment(Slot slot, Clock clock, SecureRandom random) {
    this.slot = slot;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Enrols.
   *
   * @param label what people will call the drive
   * @return the drive, to be recorded
   * @throws TargetFault what is in the slot instead of an empty drive; {@link Kind#NAME_TAKEN} when
   *     the drive is enrolled already, or another one has the label; {@link Kind#IO_ERROR} when it
   *     does not hold what it says
   * @throws IllegalArgumentException when the label can't be one
   */
  public DriveMarker run(String label, CapacityCheck.Depth depth, CapacityCheck.Progress progress)
      throws TargetFault {
    DriveMarker.checkLabel(label);
    refuseTaken(label);
    Stay stay = empty();
    String title = "drive \"" + label + "\"";
    if (stay.mount().isPresent()) {
      if (stay.filesystem().isEmpty()) {
        throw new TargetFault(
            Kind.DENIED,
            "the drive in the slot at %s can't be enrolled: the UUID of its file system is not known, so that it could not be told from a copy: use ext4 or exFAT, and see that udev runs or do this as root"
                .formatted(slot.path()));
      }
      new CapacityCheck(new MountedMedium(stay, title), random, progress).run(depth);
      stay = unchanged(stay);
    }
    return mark(stay, label);
  }

  /** The drive that has the label must be retired by a person first: two are one too many. */
  private void refuseTaken(String label) throws TargetFault {
    Optional<String> other = slot.memory().otherOfLabel(label, "");
    if (other.isPresent()) {
      throw new TargetFault(
          Kind.NAME_TAKEN,
          "there is a drive \"%s\" in the set already (%s): choose another label, or retire that one first"
              .formatted(label, DriveMarker.shortened(other.get())));
    }
  }

  private Stay empty() throws TargetFault {
    Finding found = slot.look();
    if (found instanceof Finding.Empty empty) {
      return empty.stay();
    }
    if (found instanceof Finding.Ours ours) {
      throw new TargetFault(
          Kind.NAME_TAKEN,
          "the drive in the slot at %s is enrolled already, as %s since %s: use it under this label, or insert another drive"
              .formatted(slot.path(), ours.marker().title(), ours.marker().enrolledAt()));
    }
    throw Slot.fault(found);
  }

  /** A check may take hours. */
  private Stay unchanged(Stay before) throws TargetFault {
    Stay now = empty();
    if (!now.equals(before)) {
      throw new TargetFault(
          Kind.UNAVAILABLE,
          "another drive is in the slot at %s than the one that was checked: begin again"
              .formatted(slot.path()));
    }
    return now;
  }

  private DriveMarker mark(Stay stay, String label) throws TargetFault {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    DriveMarker marker =
        new DriveMarker(
            HexFormat.of().formatHex(id),
            label,
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            stay.filesystem(),
            slot.seal().origin(),
            stay.bytes());
    SignedMarker signed;
    try {
      signed = SignedMarker.sign(marker, slot.seal());
    } catch (IOException e) {
      throw new TargetFault(
          Kind.DENIED, "%s can't be enrolled: %s".formatted(marker.title(), e.getMessage()), e);
    }
    DriveTarget.onStay(stay, marker.title()).put(DriveMarker.FILE, Content.of(signed.file()));
    return marker;
  }
}
