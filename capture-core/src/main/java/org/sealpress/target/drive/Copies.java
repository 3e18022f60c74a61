package org.sealpress.target.drive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.sealpress.target.drive.Finding.Kind;

/**
 * Tells a drive from copies of it: a marker that lies on another file system, the same drive in two
 * slots, and an older state of a drive. A copy of all blocks can't be told from its original as
 * long as only one of them is there and nothing was added since.
 */
final class Copies {
  private final SlotRules rules;

  Copies(SlotRules rules) {
    this.rules = rules;
  }

  /**
   * Refuses what is a copy.
   *
   * @param remembered what the box knows of the drive; empty for nothing
   */
  void refuse(Stay stay, SignedMarker signed, Optional<DriveMemory.Known> remembered)
      throws IOException, Refusal {
    DriveMarker marker = signed.marker();
    boolean known = !stay.filesystem().isEmpty();
    if (stay.mount().isPresent() && known && !stay.filesystem().equals(marker.filesystem())) {
      throw cloned(
          marker,
          "what is in the slot at %s is a copy of the files of %s on another drive: its file system is %s, that of the drive %s"
              .formatted(
                  rules.path(),
                  marker.title(),
                  stay.filesystem(),
                  marker.filesystem().isEmpty() ? "was none" : marker.filesystem()),
          "nothing is written to it; insert the drive itself");
    }
    for (Path other : rules.others()) {
      if (isIn(other, marker, stay)) {
        throw cloned(
            marker,
            "%s is in two slots at once, at %s and at %s: one of them is a copy"
                .formatted(marker.title(), rules.path(), other),
            "nothing is written to either; find out which one is the copy and take it away");
      }
    }
    if (remembered.isPresent()) {
      refuseOlder(stay, marker, remembered.get());
    }
  }

  private static boolean isIn(Path other, DriveMarker marker, Stay stay) {
    try {
      return !other.toRealPath().equals(stay.root())
          && SlotContents.marker(other)
              .map(SignedMarker::parse)
              .filter(there -> there.marker().id().equals(marker.id()))
              .isPresent();
    } catch (IOException | IllegalArgumentException e) {
      return false; // Whatever is there, it is looked at for its own slot.
    }
  }

  private void refuseOlder(Stay stay, DriveMarker marker, DriveMemory.Known known)
      throws IOException, Refusal {
    String lacks = "";
    if (known.lastObject().isPresent()
        && !SlotContents.has(stay.root(), known.lastObject().get())) {
      lacks = known.lastObject().get();
    } else if (SlotContents.checkpoint(stay.root()) < known.entries()) {
      lacks = "the checkpoint over " + known.entries() + " entries of the ledger";
    }
    if (!lacks.isEmpty()) {
      throw cloned(
          marker,
          "what is in the slot at %s is an older state of %s, or has lost files: it lacks %s, which was copied to it and read back"
              .formatted(rules.path(), marker.title(), lacks),
          "nothing is written to it; insert the drive itself, or retire this one and enrol another");
    }
  }

  private static Refusal cloned(DriveMarker marker, String says, String next) {
    return new Refusal(Kind.CLONED, Optional.of(marker), says, next);
  }
}
