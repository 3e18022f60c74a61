package org.sealpress.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sealpress.durable.Sha256;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Segment;
import org.sealpress.target.Content;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** The ledger's closed segments on one target, as long as it is there. For one thread. */
final class LedgerCopy {
  private static final String FOLDER = "ledger";

  private final Ledger ledger;
  private final Target target;
  private final String name;
  private final BooleanSupplier stopping;

  /** Up to this entry everything is there, and these segments of what comes after it. */
  private long all = -1;

  private final Set<Segment> shipped = new HashSet<>();
  private String last = "";

  LedgerCopy(Ledger ledger, Target target, String name, BooleanSupplier stopping) {
    this.ledger = ledger;
    this.target = target;
    this.name = name;
    this.stopping = stopping;
  }

  /**
   * Gives the target all segments, each read back, or those before it is told to stop. What it
   * already has is looked at the first time: all sizes, and the first segment itself, which tells
   * one ledger from another.
   *
   * @throws TargetFault of the target, or {@link Kind#NAME_TAKEN} when it has something else where
   *     a segment belongs; then the others were given all the same
   */
  void ship() throws TargetFault, IOException {
    ledger.cut();
    List<Segment> segments = ledger.segments(all);
    boolean looked = all >= 0;
    if (looked) {
      probe();
    }
    Map<String, Long> there = looked ? Map.of() : there();
    @Nullable TargetFault conflict = foreign(segments, there);
    for (Segment segment : segments) {
      if (stopping.getAsBoolean()) {
        return;
      }
      if (!shipped.contains(segment)) {
        try {
          ship(segment, there.get(nameOf(segment)));
          shipped.add(segment);
          last = nameOf(segment);
        } catch (TargetFault e) {
          if (e.kind() != Kind.NAME_TAKEN) {
            throw e;
          }
          conflict = conflict == null ? e : conflict;
        }
      }
    }
    if (conflict != null) {
      throw conflict;
    }
    if (!segments.isEmpty()) {
      all = segments.get(segments.size() - 1).last();
      shipped.clear();
    }
  }

  /** How many entries the target has, from the first, all of them shipped or seen by now. */
  long entries() {
    return all + 1;
  }

  private static String nameOf(Segment segment) {
    return FOLDER + "/" + segment.name();
  }

  /** Nothing may be left to ship; that the target is there is seen all the same. */
  private void probe() throws TargetFault {
    if (target.stat(last).isEmpty()) {
      throw new TargetFault(
          Kind.NOT_FOUND,
          "%s was on %s and is gone: somebody or something removes files there"
              .formatted(last, name));
    }
  }

  private Map<String, Long> there() throws TargetFault {
    Map<String, Long> sizes = new HashMap<>();
    for (Stat stat : target.list(FOLDER)) {
      sizes.put(stat.name(), stat.size());
    }
    return sizes;
  }

  private @Nullable TargetFault foreign(List<Segment> segments, Map<String, Long> there) {
    Set<String> others = new HashSet<>(there.keySet());
    segments.forEach(segment -> others.remove(nameOf(segment)));
    return others.isEmpty()
        ? null
        : other(others.stream().sorted().toList().get(0) + " is not of this box");
  }

  private TargetFault other(String what) {
    return new TargetFault(
        Kind.NAME_TAKEN,
        "%s: %s. The documents are copied, but the ledger beside them belongs to another box, or is damaged: give this box an empty folder or drive"
            .formatted(name, what));
  }

  private void ship(Segment segment, @Nullable Long size) throws TargetFault, IOException {
    String object = nameOf(segment);
    long expected = Files.size(segment.file());
    if (size == null) {
      target.put(object, Content.of(segment.file()));
    } else if (size != expected) {
      throw other("%s has %d bytes, expected %d".formatted(object, size, expected));
    } else if (segment.first() > 0) {
      return;
    }
    String sha256 = Sha256.of(segment.file());
    String copy = ReadBack.of(target, object);
    if (!copy.equals(sha256)) {
      throw other("%s has SHA-256 %s, expected %s".formatted(object, copy, sha256));
    }
  }
}
