package org.sealpress.target.drive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.target.Batching;
import org.sealpress.target.Content;
import org.sealpress.target.Expected;
import org.sealpress.target.SettingAside;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.target.folder.FolderTarget;

/**
 * An enrolled drive in its slot: a {@link FolderTarget} that makes sure, before every call, that
 * the drive is there and is the one meant: the same mount on the same device with the same marker.
 * The marker itself is none of the target's names.
 *
 * <p>A target is for one stay in the slot: once the drive was taken out, every call is {@link
 * Kind#UNAVAILABLE}, and a new target is opened when it is back.
 */
public final class DriveTarget implements Batching, SettingAside {
  private static final Pattern CHECKPOINT = Pattern.compile("checkpoints/([0-9]{10,18})");

  private final Stay stay;
  private final SignedMarker signed;
  private final DriveMemory memory;
  private final FolderTarget folder;

  private DriveTarget(Finding.Ours found, DriveMemory memory) {
    this.stay = found.stay();
    this.signed = found.signed();
    this.memory = memory;
    folder = onStay(stay, marker().title());
  }

  /** The file system of a stay as a folder, without the marker's part in it. */
  static FolderTarget onStay(Stay stay, String title) {
    return FolderTarget.onDevice(
        title + " in the slot at " + stay.slot(),
        stay.root(),
        "insert it and try again",
        stay.device());
  }

  /**
   * Opens the drive that is in a slot.
   *
   * @throws TargetFault what is there instead, and what to do
   */
  public static DriveTarget open(Slot slot) throws TargetFault {
    Finding found = slot.look();
    if (found instanceof Finding.Ours ours) {
      TestFiles.removeFrom(ours.stay());
      return new DriveTarget(ours, slot.memory());
    }
    throw Slot.fault(found);
  }

  /**
   * Opens whatever drive is in a slot, of whichever box, to read from it: what is read is judged by
   * who reads it.
   *
   * @param slot where drives are mounted
   * @throws TargetFault {@link Kind#UNAVAILABLE} when there is no marker
   */
  public static Target forReading(Path slot) throws TargetFault {
    try {
      if (SlotContents.marker(slot).isPresent()) {
        return FolderTarget.onDevice(
            "the drive in the slot at " + slot,
            slot,
            "insert it and try again",
            FolderTarget.deviceOf(slot));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw because(e, absent(slot));
    }
    throw absent(slot);
  }

  /** Which drive this is. */
  public DriveMarker marker() {
    return signed.marker();
  }

  @Override
  public void put(String name, Content content) throws TargetFault {
    write(
        Set.of(name),
        () -> {
          folder.put(name, content);
          return Set.of(name);
        });
  }

  @Override
  public Set<String> putProven(Map<String, Expected> contents) throws TargetFault {
    return write(contents.keySet(), () -> folder.putProven(contents));
  }

  @Override
  public String setAside(String name) throws TargetFault {
    String there = stored(name);
    return held(() -> folder.setAside(there));
  }

  /** Held open, the file system can't be unmounted in the regular way between check and write. */
  @SuppressWarnings("try") // open is there to be held
  private <T> T held(Action<T> action) throws TargetFault {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(stay.root())) {
      return call(action);
    } catch (IOException e) {
      throw because(e, gone());
    }
  }

  private Set<String> write(Set<String> names, Action<Set<String>> action) throws TargetFault {
    for (String name : names) {
      if (isMarker(name)) {
        throw new TargetFault(
            Kind.NAME_TAKEN,
            "%s: %s is the name of the drive's marker: use another"
                .formatted(marker().title(), name));
      }
    }
    Set<String> stored = held(action);
    for (String name : stored) {
      Matcher checkpoint = CHECKPOINT.matcher(name);
      if (checkpoint.matches()) {
        memory.shipped(marker().id(), Long.parseLong(checkpoint.group(1)));
      }
    }
    return stored;
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
          Kind.NOT_FOUND, "%s: nothing is stored as %s".formatted(marker().title(), name));
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
    stay.expect(this::gone);
    expectMarker();
  }

  private void expectMarker() throws TargetFault {
    Optional<byte[]> there;
    try {
      there = SlotContents.marker(stay.root());
    } catch (IllegalArgumentException e) {
      throw because(e, gone());
    } catch (IOException e) {
      throw new TargetFault(
          Kind.IO_ERROR,
          "the marker of %s in the slot at %s can't be read: %s: check the drive and its connection (dmesg)"
              .formatted(marker().title(), stay.slot(), e.getMessage()),
          e);
    }
    if (there.isEmpty() || !Arrays.equals(there.get(), signed.file())) {
      throw gone();
    }
  }

  private TargetFault gone() {
    return new TargetFault(
        Kind.UNAVAILABLE,
        "%s is no longer in the slot at %s: insert it".formatted(marker().title(), stay.slot()));
  }

  private static TargetFault absent(Path slot) {
    return new TargetFault(
        Kind.UNAVAILABLE, "no enrolled drive is in the slot at %s: insert one".formatted(slot));
  }

  private static TargetFault because(Exception cause, TargetFault fault) {
    fault.initCause(cause);
    return fault;
  }

  /** What and where it is. */
  @Override
  public String toString() {
    return marker().title() + " at " + stay.slot();
  }
}
