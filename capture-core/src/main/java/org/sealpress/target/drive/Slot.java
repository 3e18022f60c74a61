package org.sealpress.target.drive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sealpress.target.TargetFault;
import org.sealpress.target.drive.Finding.Kind;

/**
 * A place for drives. Looking says what is in it now, and writes nothing, whatever that is. Safe
 * for several threads.
 */
public final class Slot {
  private final SlotRules rules;
  private final MarkerSeal seal;
  private final DriveMemory memory;
  private final SlotMount mount;

  /** A slot of this machine. */
  public Slot(SlotRules rules, MarkerSeal seal, DriveMemory memory) {
    this.rules = rules;
    this.seal = seal;
    this.memory = memory;
    this.mount = new SlotMount(rules, Mounts.ofThisProcess(), FileSystemId.ofThisMachine());
  }

  /** Where it is. */
  public Path path() {
    return rules.path();
  }

  MarkerSeal seal() {
    return seal;
  }

  DriveMemory memory() {
    return memory;
  }

  /** What is in it now. */
  public Finding look() {
    try {
      Stay stay = mount.stay();
      try {
        Optional<SignedMarker> marker = marker(stay);
        return marker.isPresent() ? enrolled(stay, marker.get()) : fresh(stay);
      } catch (IOException e) {
        throw failing(stay, "it can't be read: " + e.getMessage());
      }
    } catch (Refusal refusal) {
      return refusal.why();
    }
  }

  /**
   * Removes what a capacity check has left on the drive that is there, be it one that was killed.
   */
  public void removeTestFiles() {
    try {
      TestFiles.removeFrom(mount.stay());
    } catch (Refusal nothingThere) {
      return; // and so nothing to be removed
    }
  }

  /** The fault that says why what was found can't be used. */
  static TargetFault fault(Finding found) {
    TargetFault.Kind kind =
        found instanceof Finding.Refused refused
            ? refused.kind().fault()
            : TargetFault.Kind.UNAVAILABLE;
    return new TargetFault(kind, found.told());
  }

  private Optional<SignedMarker> marker(Stay stay) throws IOException, Refusal {
    try {
      return SlotContents.marker(stay.root()).map(SignedMarker::parse);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          Kind.EDITED,
          "%s is no marker of a drive (%s): it was edited or damaged"
              .formatted(rules.path().resolve(DriveMarker.FILE), e.getMessage()),
          "nothing is written to this drive; look at what is on it, and enrol another drive or, once its content is safe elsewhere, this one with --format");
    }
  }

  private Finding enrolled(Stay stay, SignedMarker signed) throws IOException, Refusal {
    DriveMarker marker = signed.marker();
    Optional<DriveMarker> drive = Optional.of(marker);
    String title = marker.title();
    if (!marker.origin().equals(seal.origin())) {
      throw new Refusal(
          Kind.FOREIGN,
          drive,
          "%s in the slot at %s belongs to another archive (%s)"
              .formatted(title, rules.path(), Visible.text(marker.origin())),
          "nothing is written to it; take it back to its box, and insert a drive of this one");
    }
    if (!signed.isSignedBy(seal)) {
      throw new Refusal(
          Kind.EDITED,
          drive,
          "the marker of %s in the slot at %s is not signed by this box: it was edited or damaged"
              .formatted(title, rules.path()),
          "nothing is written to this drive; find out who had it, and insert another");
    }
    Optional<DriveMemory.Known> known = memory.drive(marker.id());
    if (known.isPresent() && known.get().retired().isPresent()) {
      throw new Refusal(
          Kind.RETIRED,
          drive,
          "%s in the slot at %s was taken out of the set (%s)"
              .formatted(title, rules.path(), Visible.text(known.get().retired().get())),
          "nothing is written to it; to use it again, enrol it under a new label with --format");
    }
    new Copies(rules).refuse(stay, signed, known);
    Optional<String> other = memory.otherOfLabel(marker.label(), marker.id());
    if (other.isPresent()) {
      throw new Refusal(
          Kind.SAME_LABEL,
          drive,
          "there are two drives \"%s\" (%s in the slot at %s, and %s)"
              .formatted(
                  marker.label(),
                  DriveMarker.shortened(marker.id()),
                  rules.path(),
                  DriveMarker.shortened(other.get())),
          "nothing is written to either; retire one of them and enrol it under another label");
    }
    refuseUnfit(stay, title);
    return new Finding.Ours(stay, signed);
  }

  private Finding fresh(Stay stay) throws IOException, Refusal {
    List<String> others = SlotContents.others(stay.root());
    if (!others.isEmpty()) {
      throw new Refusal(
          Kind.UNKNOWN,
          "what is in the slot at %s is no enrolled drive, and holds files already (%s)"
              .formatted(rules.path(), String.join(", ", others)),
          "nothing is written to it; insert a drive of the set or an empty one, or empty this one yourself");
    }
    refuseUnfit(stay, "the drive");
    long needed = Math.max(rules.smallest(), memory.archiveBytes());
    if (stay.bytes() < needed) {
      throw new Refusal(
          Kind.TOO_SMALL,
          "the drive in the slot at %s is too small: it can hold %,d bytes, %,d are needed (%s)"
              .formatted(
                  rules.path(),
                  stay.bytes(),
                  needed,
                  needed > rules.smallest()
                      ? "that is what the archive has now"
                      : "the least that the configuration asks for"),
          "use a larger one");
    }
    return new Finding.Empty(stay);
  }

  private void refuseUnfit(Stay stay, String title) throws Refusal {
    if (stay.mount().isEmpty()) {
      return;
    }
    Mount mounted = stay.mount().get();
    if (FileSystemHealth.isDead(mounted)) {
      throw failing(stay, "its file system was shut down");
    }
    if (FileSystemHealth.isProtected(mounted)) {
      throw new Refusal(
          Kind.READ_ONLY,
          "%s in the slot at %s is mounted read-only".formatted(title, rules.path()),
          "look for a write-protect switch on it, and mount it for writing");
    }
    Optional<String> errors = FileSystemHealth.errors(mounted);
    if (errors.isPresent()) {
      throw new Refusal(
          Kind.DIRTY,
          "the file system of %s in the slot at %s is damaged: %s"
              .formatted(title, rules.path(), errors.get()),
          "unmount it and have it repaired (fsck), or insert another drive");
    }
  }

  private Refusal failing(Stay stay, String what) {
    return new Refusal(
        Kind.FAILING,
        "the drive in the slot at %s fails: %s".formatted(stay.slot(), what),
        "pull it out, insert it again, and look at the connection (dmesg); if it fails again, use another drive");
  }
}
