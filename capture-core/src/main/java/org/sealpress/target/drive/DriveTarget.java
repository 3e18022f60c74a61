package org.sealpress.target.drive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.sealpress.target.Content;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.folder.FolderTarget;

/**
 * An enrolled drive in its slot: a {@link FolderTarget} that makes sure, before every call, that
 * the drive is there and is the one meant. The marker itself is none of the target's names.
 *
 * <p>A target is for one stay in the slot: once the drive was taken out, every call is {@link
 * Kind#UNAVAILABLE}, and a new target is opened when it is back.
 */
public final class DriveTarget implements Target {
  private final Path slot;
  private final DriveMarker marker;
  private final long device;
  private final FolderTarget folder;

  private DriveTarget(Path slot, DriveMarker marker, long device) {
    this.slot = slot;
    this.marker = marker;
    this.device = device;
    folder =
        FolderTarget.onDevice(
            marker.title() + " in the slot at " + slot, slot, "insert it and try again", device);
  }

  /**
   * Makes a mounted, writable file system one of the set by giving it a marker. What else is on it
   * stays as it is.
   *
   * @param slot the root of the file system
   * @param label what people will call the drive
   * @throws TargetFault {@link Kind#UNAVAILABLE} when there is no such folder, {@link
   *     Kind#NAME_TAKEN} when it is enrolled already or holds an archive
   * @throws IllegalArgumentException when the label can't be one
   */
  public static DriveMarker enrol(Path slot, String label, Clock clock, SecureRandom random)
      throws TargetFault {
    return DriveEnrolment.enrol(slot, label, clock, random);
  }

  /**
   * Opens a drive that must be in the slot now.
   *
   * @param id which drive it must be
   * @param label what to call it in messages when it isn't there
   * @throws TargetFault {@link Kind#UNAVAILABLE} when it isn't, naming the drive that is
   */
  public static DriveTarget open(Path slot, String id, String label) throws TargetFault {
    long device;
    try {
      device = FolderTarget.deviceOf(slot);
    } catch (IOException e) {
      throw because(e, absent(label, slot));
    }
    return new DriveTarget(slot, expect(slot, id, label), device);
  }

  /**
   * Opens whichever enrolled drive is in the slot.
   *
   * @throws TargetFault {@link Kind#UNAVAILABLE} when none is
   */
  public static DriveTarget open(Path slot) throws TargetFault {
    DriveMarker there =
        DriveMarker.read(slot)
            .orElseThrow(
                () ->
                    new TargetFault(
                        Kind.UNAVAILABLE,
                        "no enrolled drive is in the slot at %s: insert one, or enrol the one that is there"
                            .formatted(slot)));
    return open(slot, there.id(), there.label());
  }

  /** Which drive this is. */
  public DriveMarker marker() {
    return marker;
  }

  @Override
  @SuppressWarnings("try") // held is there to be held
  public void put(String name, Content content) throws TargetFault {
    if (isMarker(name)) {
      throw new TargetFault(
          Kind.NAME_TAKEN,
          "%s: %s is the name of the drive's marker: use another".formatted(marker.title(), name));
    }
    // Held open, the file system can't be unmounted in the regular way between check and write.
    try (DirectoryStream<Path> held = Files.newDirectoryStream(slot)) {
      call(
          () -> {
            folder.put(name, content);
            return name;
          });
    } catch (IOException e) {
      throw because(e, absent(marker.label(), slot));
    }
  }

  @Override
  public InputStream open(String name) throws TargetFault {
    return call(() -> folder.open(stored(name)));
  }

  @Override
  public InputStream readBack(String name) throws TargetFault {
    return call(() -> folder.readBack(stored(name)));
  }

  @Override
  public Optional<Stat> stat(String name) throws TargetFault {
    return call(() -> isMarker(name) ? Optional.<Stat>empty() : folder.stat(name));
  }

  @Override
  public List<Stat> list(String name) throws TargetFault {
    return call(() -> folder.list(name).stream().filter(stat -> !isMarker(stat.name())).toList());
  }

  private String stored(String name) throws TargetFault {
    if (isMarker(name)) {
      throw new TargetFault(
          Kind.NOT_FOUND, "%s: nothing is stored as %s".formatted(marker.title(), name));
    }
    return name;
  }

  /** Names are compared without case, as exFAT does. */
  private static boolean isMarker(String name) {
    return DriveMarker.FILE.equalsIgnoreCase(name);
  }

  private interface Action<T> {
    T run() throws TargetFault;
  }

  /** Makes sure of the drive, does it, and says if a fault was because the drive has gone. */
  private <T> T call(Action<T> action) throws TargetFault {
    check();
    try {
      return action.run();
    } catch (TargetFault fault) {
      if (fault.kind() == Kind.IO_ERROR || fault.kind() == Kind.NOT_FOUND) {
        checkAfter(fault);
      }
      throw fault;
    }
  }

  private void checkAfter(TargetFault fault) throws TargetFault {
    try {
      check();
    } catch (TargetFault gone) {
      gone.addSuppressed(fault);
      throw gone;
    }
  }

  private void check() throws TargetFault {
    try {
      if (FolderTarget.deviceOf(slot) != device) {
        throw absent(marker.label(), slot);
      }
    } catch (IOException e) {
      throw because(e, absent(marker.label(), slot));
    }
    var unused = expect(slot, marker.id(), marker.label());
  }

  private static DriveMarker expect(Path slot, String id, String label) throws TargetFault {
    DriveMarker there = DriveMarker.read(slot).orElseThrow(() -> absent(label, slot));
    if (!there.id().equals(id)) {
      throw new TargetFault(
          Kind.UNAVAILABLE,
          "drive \"%s\" is not in the slot at %s, %s is (id %s, expected %s): insert drive \"%s\""
              .formatted(label, slot, there.title(), there.id(), id, label));
    }
    return there;
  }

  private static TargetFault absent(String label, Path slot) {
    return new TargetFault(
        Kind.UNAVAILABLE,
        "drive \"%s\" is not in the slot at %s: insert it".formatted(label, slot));
  }

  private static TargetFault because(IOException cause, TargetFault fault) {
    fault.initCause(cause);
    return fault;
  }

  /** What and where it is. */
  @Override
  public String toString() {
    return marker.title() + " at " + slot;
  }
}
