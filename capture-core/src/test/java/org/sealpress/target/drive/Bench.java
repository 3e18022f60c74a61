package org.sealpress.target.drive;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpress.target.TargetFault;

/** A box with slots, for tests. */
final class Bench implements DriveMemory {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:15:30.5Z"), ZoneOffset.UTC);

  final TestSeal seal;
  final Map<String, Known> known = new HashMap<>();
  final Map<String, String> labels = new HashMap<>();
  final Map<String, Long> shipped = new HashMap<>();
  final List<Path> others = new ArrayList<>();
  long archive;
  long smallest;
  Path data = Path.of("/nowhere/data");

  Bench(String box) {
    seal = new TestSeal("sealpress/" + box + "/0123456789");
  }

  Bench() {
    this("desk");
  }

  Slot slot(Path path) {
    return new Slot(new SlotRules(path, true, smallest, others, data), seal, this);
  }

  Slot folder(Path path) {
    return new Slot(new SlotRules(path, false, smallest, others, data), seal, this);
  }

  DriveMarker enrol(Slot slot, String label) throws TargetFault {
    return enrol(slot, label, CapacityCheck.Depth.NONE);
  }

  DriveMarker enrol(Slot slot, String label, CapacityCheck.Depth depth) throws TargetFault {
    return new Enrolment(slot, CLOCK, new SecureRandom())
        .run(label, depth, CapacityCheck.Progress.NONE);
  }

  @Override
  public Optional<Known> drive(String id) {
    return Optional.ofNullable(known.get(id));
  }

  @Override
  public Optional<String> otherOfLabel(String label, String id) {
    return labels.entrySet().stream()
        .filter(each -> each.getValue().equals(label) && !each.getKey().equals(id))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public long archiveBytes() {
    return archive;
  }

  @Override
  public void shipped(String id, long entries) {
    shipped.put(id, entries);
  }
}
