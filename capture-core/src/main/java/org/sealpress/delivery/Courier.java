package org.sealpress.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.target.Portion;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.Amount;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.DocumentVersion;
import org.sealpress.vault.Upkeep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes to one target, as long as it is there. For one thread. */
final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final String name;
  private final Cargo cargo;
  private final Opened opened;
  private final Loading loading;
  private final LedgerCopy ledgerCopy;
  private final @Nullable CheckpointCopy checkpoints;
  private final Companions companions;
  private final DeliveryListener listener;
  private final BooleanSupplier stopping;
  private final Acquaintance acquaintance;
  private final Failures failures = new Failures();
  private final Meter meter;
  private boolean leaving;

  /** A courier with nothing but what is on the box. */
  Courier(
      String name,
      Cargo cargo,
      Opened opened,
      DeliveryListener listener,
      BooleanSupplier stopping) {
    this(name, cargo, opened, listener, stopping, Supply.NONE);
  }

  /**
   * A courier.
   *
   * @param name of the destination, for events and messages
   * @param supply where that comes from which is not on the box
   */
  Courier(
      String name,
      Cargo cargo,
      Opened opened,
      DeliveryListener listener,
      BooleanSupplier stopping,
      Supply supply) {
    this.name = name;
    this.cargo = cargo;
    this.opened = opened;
    this.loading = new Loading(name, cargo, opened, listener, supply);
    this.ledgerCopy = new LedgerCopy(cargo.ledger(), opened.target(), name, this::stops);
    this.checkpoints =
        cargo.notary() == null ? null : new CheckpointCopy(cargo.notary(), opened.target(), name);
    this.companions = new Companions(cargo.companions(), opened.target());
    this.listener = listener;
    this.stopping = stopping;
    this.acquaintance = new Acquaintance(name, cargo, opened);
    this.meter = new Meter(name, listener, System::nanoTime);
  }

  private boolean stops() {
    return !leaving && stopping.getAsBoolean();
  }

  /**
   * One round: looks through a target that came back, and gives it all it lacks and is due. What
   * fails of one object alone does not keep the others from being delivered.
   *
   * @return whether the target has everything that is due; false when it was stopped on the way
   * @throws TargetFault of the target, or the first of an object
   * @throws IOException when the box itself failed
   */
  boolean deliver(Progress progress) throws TargetFault, IOException {
    failures.begin();
    progress.with(opened.ledgerName());
    try {
      arrive(progress);
      copyAll(progress);
    } catch (TargetFault e) {
      if (e.kind() != Kind.UNAVAILABLE) {
        shipAfter(e);
      }
      throw e;
    }
    if (stops()) {
      return false;
    }
    progress.through();
    TargetFault failure = failures.summary();
    if (failure != null) {
      shipAfter(failure);
      throw failure;
    }
    shipLedger();
    return !stops();
  }

  /**
   * Looks through what a target holds and reads a part of it, if it came back or it is its turn; to
   * be called between rounds.
   *
   * @param pause whether there is something else to do
   * @return whether it found something that was recorded
   */
  boolean prove(Progress progress, BooleanSupplier pause) throws TargetFault, IOException {
    Turn turn = progress.turn(cargo.settings().verifying());
    Inspection check = progress.check();
    if (check == null || check.isDone()) {
      if (!progress.wanted() && !turn.isNow(upkeep(), opened.ledgerName())) {
        return false;
      }
      check = inspection();
      progress.checking(check);
      progress.granted();
    }
    boolean found = check.go(opened.target(), pause);
    if (check.isDone()) {
      turn.taken(upkeep(), opened.ledgerName());
    }
    return found;
  }

  private Inspection inspection() {
    Catalog catalog = cargo.vault().catalog();
    String ledgerName = opened.ledgerName();
    return new Inspection(
        new Inspected(
            name,
            ledgerName,
            (after, limit) -> catalog.on(ledgerName, after, limit),
            opened.returns()),
        cargo,
        listener,
        System::nanoTime);
  }

  private Upkeep upkeep() {
    return cargo.vault().catalog().upkeep();
  }

  /** Gives the target the ledger as it is now, though it is told to stop: it is let go. */
  void leave() throws TargetFault, IOException {
    leaving = true;
    try {
      shipLedger();
    } finally {
      leaving = false;
    }
  }

  private void arrive(Progress progress) throws TargetFault, IOException {
    acquaintance.make();
    Inspection before = progress.check();
    if (before != null && before.isDoubted()) {
      var unused = before.look(opened.target(), this::stops);
    } else if (opened.returns() && progress.check() == null) {
      Inspection check = inspection();
      if (check.look(opened.target(), this::stops)) {
        progress.checking(check);
      }
    }
  }

  /** What was delivered is proven only with the ledger beside it. */
  private void shipAfter(TargetFault failure) throws IOException {
    try {
      shipLedger();
    } catch (TargetFault e) {
      failure.addSuppressed(e);
    }
  }

  /** Nothing of a ledger that contradicts what the target has gets there. */
  private void shipLedger() throws TargetFault, IOException {
    if (checkpoints != null) {
      checkpoints.compare();
    }
    ledgerCopy.ship();
    if (checkpoints != null && !stops()) {
      checkpoints.ship(ledgerCopy.entries());
    }
    if (ledgerCopy.entries() > 0 && !stops()) {
      companions.give(); // a target that lacks nothing gets what is new beside the objects too
      opened.extra().give(opened.target());
    }
    if (checkpoints != null) {
      checkpoints.tellOfDamage();
    }
  }

  private void copyAll(Progress progress) throws TargetFault, IOException {
    Catalog catalog = cargo.vault().catalog();
    DueNow due = cargo.due();
    long newest = catalog.applied().seq();
    List<String> urgent = cargo.settings().classes();
    Itinerary way =
        new Itinerary(catalog, opened.ledgerName(), urgent, progress.after(), due, newest);
    List<DocumentVersion> batch = next(way);
    meter.begin(batch.isEmpty() ? Amount.NONE : due.lack(opened.ledgerName()));
    while (!batch.isEmpty() && !stops()) {
      load(batch, progress);
      newest = loadNew(newest, due, progress);
      batch = next(way);
    }
    var unused = loadNew(newest, due, progress);
  }

  private List<DocumentVersion> next(Itinerary way) throws IOException {
    Portion portion = loading.portion();
    return way.next(loading.batches() ? portion.objects() : 1, portion.bytes());
  }

  /** What was sealed meanwhile and is due at once goes at once, whatever else is lacking. */
  private long loadNew(long after, DueNow due, Progress progress) throws TargetFault, IOException {
    long newest = after;
    while (!stops()) {
      Portion portion = loading.portion();
      List<DocumentVersion> fresh =
          cargo.vault().catalog().notOn(opened.ledgerName(), newest, portion.objects());
      if (fresh.isEmpty()) {
        break;
      }
      List<DocumentVersion> batch = new ArrayList<>(first(fresh, portion));
      newest = batch.get(batch.size() - 1).seq();
      for (Iterator<DocumentVersion> each = batch.iterator(); each.hasNext(); ) {
        if (!due.holds(each.next())) {
          each.remove(); // its slot is in another round
        }
      }
      meter.more(amount(batch));
      load(batch, progress);
    }
    return newest;
  }

  /** As many of them as make a batch. */
  private static List<DocumentVersion> first(List<DocumentVersion> fresh, Portion portion) {
    Batch batch = new Batch(portion.objects(), portion.bytes());
    for (DocumentVersion version : fresh) {
      if (!batch.add(version)) {
        break;
      }
    }
    return batch.versions();
  }

  private static Amount amount(Collection<DocumentVersion> versions) {
    return new Amount(versions.size(), versions.stream().mapToLong(DocumentVersion::size).sum());
  }

  private void load(List<DocumentVersion> batch, Progress progress)
      throws TargetFault, IOException {
    if (stops()) {
      return;
    }
    Set<DocumentVersion> copied = Set.of();
    if (batch.size() > 1) {
      companions.give();
      copied = loading.together(batch, progress);
    }
    if (!copied.isEmpty()) {
      failures.success();
      meter.done(amount(copied));
    }
    for (DocumentVersion version : batch) {
      if (stops()) {
        return;
      }
      if (!copied.contains(version)) {
        tryAlone(version, progress);
      }
    }
  }

  private void tryAlone(DocumentVersion version, Progress progress)
      throws TargetFault, IOException {
    try {
      companions.give();
      loading.alone(version, progress);
      failures.success();
      meter.done(new Amount(1, version.size()));
    } catch (TargetFault e) {
      if (e.kind() == Kind.UNAVAILABLE || e.kind() == Kind.FULL) {
        throw e;
      }
      LOG.warn("{} was not delivered to {}: {}", version.object(), name, e.getMessage());
      if (failures.tooMany(e)) {
        progress.gaveUpAt(new Progress.Place(version.documentClass(), version.seq()));
        TargetFault summary = failures.summary();
        throw summary == null ? e : summary;
      }
    }
  }
}
