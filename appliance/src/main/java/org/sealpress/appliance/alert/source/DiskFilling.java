package org.sealpress.appliance.alert.source;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.sealpress.appliance.alert.Alarm;
import org.sealpress.appliance.alert.AlarmKind;
import org.sealpress.appliance.alert.AlarmSource;
import org.sealpress.appliance.alert.Sight;
import org.sealpress.appliance.alert.Spelled;
import org.sealpress.appliance.alert.Urgency;
import org.sealpress.plan.Today;

/** Too little room where the box keeps captures and documents. */
public final class DiskFilling implements AlarmSource {
  private static final long LEAST = 2_000_000_000L;
  private static final long LEAST_PERCENT = 10;

  /** So much more than the least must be free for it to be over. */
  private static final double ENOUGH = 1.2;

  /** A quarter of the least. */
  private static final int URGENT = 4;

  /** Measures a disk. */
  public interface Disk {
    /** How much room there is now. */
    Room room(Today today) throws IOException;
  }

  /**
   * How much room there is.
   *
   * @param free bytes that can be used
   * @param all bytes of the whole
   * @param days until it is full, as far as that can be told
   */
  public record Room(String folder, long free, long all, OptionalLong days) {}

  private final Disk disk;

  /** Of a disk. */
  public DiskFilling(Disk disk) {
    this.disk = disk;
  }

  @Override
  public Set<AlarmKind> kinds() {
    return Set.of(AlarmKind.DISK_FILLING);
  }

  @Override
  public List<Sight> look(Today today) throws IOException {
    Room room = disk.room(today);
    long least = Math.max(LEAST, room.all() / 100 * LEAST_PERCENT);
    if (room.free() < least) {
      return List.of(new Sight.Wrong(alarm(room, room.free() < least / URGENT)));
    }
    return room.free() < least * ENOUGH
        ? List.of(new Sight.Unclear(AlarmKind.DISK_FILLING, ""))
        : List.of();
  }

  private static Alarm alarm(Room room, boolean urgent) {
    String forecast =
        room.days().isPresent()
            ? "; at the pace of the last weeks it is full in "
                + Today.counted(room.days().getAsLong(), "day")
            : "";
    return new Alarm(
        AlarmKind.DISK_FILLING,
        "",
        urgent ? Urgency.URGENT : Urgency.SOON,
        "the disk of the box is filling up",
        "%s of %s are free in %s%s"
            .formatted(
                Spelled.bytes(room.free()), Spelled.bytes(room.all()), room.folder(), forecast),
        Optional.empty(),
        "When it is full nothing can be scanned any more; what is sealed already stays as it is",
        "Make room on this disk, or move the data folder to a larger one. Don't delete anything in"
            + " the data folder itself");
  }
}
