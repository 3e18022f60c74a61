package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.sealpress.appliance.alert.source.DiskFilling;
import org.sealpress.plan.Facts;
import org.sealpress.plan.FillForecast;
import org.sealpress.plan.Today;

/** The disk with the data folder. What was measured last is remembered, for who must not wait. */
final class DataDisk implements DiskFilling.Disk {
  private static final int ANY_WARNING = 1;

  private final Path folder;
  private final Supplier<Optional<Facts>> facts;
  private volatile double free = Double.NaN;
  private volatile double all = Double.NaN;

  DataDisk(Path folder, Supplier<Optional<Facts>> facts) {
    this.folder = folder;
    this.facts = facts;
  }

  @Override
  public DiskFilling.Room room(Today today) throws IOException {
    FileStore store = Files.getFileStore(folder);
    long usable = store.getUsableSpace();
    free = usable;
    all = store.getTotalSpace();
    return new DiskFilling.Room(
        folder.toString(), usable, store.getTotalSpace(), days(usable, today));
  }

  private OptionalLong days(long usable, Today today) {
    LocalDate day = LocalDate.ofInstant(today.now(), ZoneOffset.UTC);
    Optional<Facts> known = today.isSure() ? facts.get() : Optional.empty();
    return known.isEmpty()
        ? OptionalLong.empty()
        : FillForecast.of(usable, 0, known.get().sealed(), day, ANY_WARNING).days();
  }

  /** Bytes that were free at the last look; not a number before the first. */
  double free() {
    return free;
  }

  /** Bytes of the whole. */
  double all() {
    return all;
  }
}
