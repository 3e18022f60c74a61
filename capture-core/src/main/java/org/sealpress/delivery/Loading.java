package org.sealpress.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.ledger.Event;
import org.sealpress.target.Batching;
import org.sealpress.target.Content;
import org.sealpress.target.Expected;
import org.sealpress.target.Portion;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.DocumentVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings objects to one target, alone or many together: stored, read back, and only then recorded
 * in the ledger. For one thread.
 */
final class Loading {
  private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

  private final String name;
  private final Cargo cargo;
  private final Opened opened;
  private final Target target;
  private final DeliveryListener listener;
  private final Supply supply;
  private final Mending mending;

  /**
   * Loads one target.
   *
   * @param supply where that comes from which is not on the box
   */
  Loading(String name, Cargo cargo, Opened opened, DeliveryListener listener, Supply supply) {
    this.name = name;
    this.cargo = cargo;
    this.opened = opened;
    this.target = opened.target();
    this.listener = listener;
    this.supply = supply;
    this.mending = new Mending(name, cargo, opened);
  }

  /** Whether the target is quicker with many together. */
  boolean batches() {
    return target instanceof Batching;
  }

  /** How much together suits the target. */
  Portion portion() {
    return target instanceof Batching many ? many.portion() : Portion.USUAL;
  }

  /**
   * Copies many together, with one fsync of the ledger for all.
   *
   * @return those that are copied; the others have to be copied alone, for something is the matter
   *     with them, or the target does not take many
   * @throws TargetFault {@link Kind#UNAVAILABLE} alone
   */
  Set<DocumentVersion> together(List<DocumentVersion> batch, Progress progress)
      throws TargetFault, IOException {
    if (!(target instanceof Batching many)) {
      return Set.of();
    }
    progress.inFlight(batch.size());
    try {
      Set<String> proven = many.putProven(expected(batch, progress));
      return progress.torn() ? Set.of() : record(batch, proven);
    } catch (TargetFault e) {
      if (e.kind() == Kind.UNAVAILABLE) {
        throw e;
      }
      LOG.info("to {} goes each object alone now: {}", name, e.getMessage());
      return Set.of();
    } finally {
      progress.inFlight(0);
    }
  }

  private Map<String, Expected> expected(List<DocumentVersion> batch, Progress progress)
      throws TargetFault {
    Map<String, Expected> contents = new LinkedHashMap<>();
    for (DocumentVersion version : batch) {
      if (onBox(version)) {
        Content content = local(version, progress).unchecked();
        contents.put(version.object(), new Expected(content, version.sha256()));
      }
    }
    return contents;
  }

  private Set<DocumentVersion> record(List<DocumentVersion> batch, Set<String> proven)
      throws IOException {
    List<DocumentVersion> good =
        batch.stream().filter(version -> proven.contains(version.object())).toList();
    cargo.vault().recordCopies(good.stream().map(this::copied).toList());
    good.forEach(
        each -> listener.on(new DeliveryEvent.Copied(name, each.document(), each.object())));
    return Set.copyOf(good);
  }

  private Event.Copied copied(DocumentVersion version) {
    return new Event.Copied(
        version.document(),
        version.version(),
        opened.ledgerName(),
        version.object(),
        version.sha256());
  }

  /** Copies one; a damaged copy that is in the way is set aside first, where that can be done. */
  void alone(DocumentVersion version, Progress progress) throws TargetFault, IOException {
    progress.inFlight(1);
    try {
      bring(version, progress);
    } catch (TargetFault e) {
      if (!mending.isInTheWay(version, e)) {
        throw mending.told(e);
      }
      repair(version, progress);
    } finally {
      progress.inFlight(0);
    }
    cargo.vault().recordCopies(List.of(copied(version)));
    listener.on(new DeliveryEvent.Copied(name, version.document(), version.object()));
  }

  private void bring(DocumentVersion version, Progress progress) throws TargetFault, IOException {
    String object = version.object();
    if (onBox(version)) {
      put(version, local(version, progress));
    } else if (target.stat(object).isEmpty()) {
      try (Borrowed other = borrow(version, "is gone from this box", null)) {
        target.put(object, other.content());
      }
    }
    ReadBack.check(target, name, object, version.sha256());
  }

  /** The good bytes are at hand before anything is moved. */
  private void repair(DocumentVersion version, Progress progress) throws TargetFault, IOException {
    if (onBox(version)) {
      LocalObject local = local(version, progress);
      if (damage(local).isEmpty()) {
        repair(version, local, BoxStore.NAME);
        return;
      }
    }
    try (Borrowed other = borrow(version, "has no good copy on this box", null)) {
      repair(version, other.content(), other.from());
    }
  }

  private void repair(DocumentVersion version, Content good, String from)
      throws TargetFault, IOException {
    String aside = mending.setAside(version);
    target.put(version.object(), good);
    ReadBack.check(target, name, version.object(), version.sha256());
    listener.on(
        new DeliveryEvent.Repaired(name, version.document(), version.object(), from, aside));
  }

  private Borrowed borrow(DocumentVersion version, String what, @Nullable Exception cause)
      throws TargetFault {
    try {
      Optional<Borrowed> other = supply.borrow(version, name);
      if (other.isPresent()) {
        return other.get();
      }
    } catch (IOException e) {
      throw lost(version, what + " (" + e.getMessage() + ")", e);
    }
    throw lost(version, what, cause);
  }

  /** What is wrong with the object on the box comes before what is wrong with the target. */
  private void put(DocumentVersion version, LocalObject local) throws TargetFault, IOException {
    try {
      target.put(version.object(), local);
    } catch (TargetFault e) {
      if (e.kind() == Kind.CONTENT_UNREADABLE || e.kind() == Kind.NAME_TAKEN) {
        Optional<String> damage = damage(local);
        if (damage.isPresent()) {
          try (Borrowed other = borrow(version, damage.get(), e)) {
            target.put(version.object(), other.content());
            return;
          }
        }
      }
      throw e;
    }
  }

  private static Optional<String> damage(LocalObject local) {
    try {
      return local.damage();
    } catch (IOException e) {
      return Optional.of("can't be read on this box (" + e.getMessage() + ")");
    }
  }

  /** What is not there was lost, or has left the box, or the box was rebuilt. */
  private boolean onBox(DocumentVersion version) {
    try {
      return Files.exists(cargo.vault().object(version.object()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private LocalObject local(DocumentVersion version, Progress progress) throws TargetFault {
    try {
      return new LocalObject(cargo.vault().object(version.object()), version, progress::torn);
    } catch (NoSuchFileException e) {
      throw lost(version, "is gone from this box", e);
    } catch (IOException | IllegalArgumentException e) {
      throw lost(version, "can't be read on this box (" + e.getMessage() + ")", e);
    }
  }

  private static TargetFault lost(DocumentVersion version, String what, @Nullable Exception cause) {
    TargetFault fault =
        new TargetFault(
            Kind.CONTENT_UNREADABLE,
            version.object()
                + " "
                + what
                + ": its copies on other targets are what is left of it; insert or reconnect one that has it");
    if (cause != null) {
      fault.initCause(cause);
    }
    return fault;
  }
}
