package org.sealpress.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sealpress.durable.Sha256;
import org.sealpress.ledger.Event;
import org.sealpress.target.TargetFault;
import org.sealpress.vault.DocumentVersion;
import org.sealpress.vault.Upkeep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings back from targets what the box's disk has lost or damaged. For one thread. */
final class BoxMending {
  private static final Logger LOG = LoggerFactory.getLogger(BoxMending.class);
  private static final int PAGE = 100;

  private final BoxStore store;
  private final Cargo cargo;
  private final OtherTargets others;
  private final DeliveryListener listener;
  private long after = -1;

  BoxMending(BoxStore store, Cargo cargo, OtherTargets others, DeliveryListener listener) {
    this.store = store;
    this.cargo = cargo;
    this.others = others;
    this.listener = listener;
  }

  /**
   * Mends a page of them, the next one each time.
   *
   * @return what can't be brought back now, as a sentence; empty when all of the page is
   */
  Optional<String> next(BooleanSupplier ending) throws IOException {
    Upkeep upkeep = cargo.vault().catalog().upkeep();
    List<DocumentVersion> page = upkeep.lostOnBox(after, PAGE);
    long left = 0;
    String first = "";
    for (DocumentVersion version : page) {
      if (!ending.getAsBoolean() && !tryToMend(version)) {
        first = left == 0 ? version.object() : first;
        left++;
      }
    }
    boolean last = page.size() < PAGE;
    after = last ? -1 : page.get(page.size() - 1).seq();
    if (left == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "%d%s %s damaged or missing on this box, the first is %s, and no target that is there has a good copy: insert or reconnect one that has"
            .formatted(
                left, last ? "" : " and more", left == 1 ? "object is" : "objects are", first));
  }

  /** What fails of one object keeps no other from being mended, unless there is no room. */
  private boolean tryToMend(DocumentVersion version) throws IOException {
    try {
      return mend(version);
    } catch (TargetFault e) {
      LOG.warn("{} is not mended now: {}", version.object(), e.getMessage());
      return false;
    }
  }

  private boolean mend(DocumentVersion version) throws TargetFault, IOException {
    String object = version.object();
    boolean there = Files.exists(cargo.vault().object(object));
    if (there && isGood(version)) {
      cargo.ledger().append(back(version)); // it could not be read for a while only
      return true;
    }
    Optional<Borrowed> found = others.borrow(version, BoxStore.NAME);
    if (found.isEmpty()) {
      return false;
    }
    try (Borrowed good = found.get()) {
      String aside = there ? store.place().setAside(object) : "";
      store.place().put(object, good.content());
      ReadBack.check(store.place(), BoxStore.NAME, object, version.sha256());
      cargo.ledger().append(back(version));
      listener.on(
          new DeliveryEvent.Repaired(
              BoxStore.NAME, version.document(), object, good.from(), aside));
    }
    return true;
  }

  /** Whether an object is on the box as it was sealed. */
  boolean isGood(DocumentVersion version) {
    try {
      return Sha256.of(cargo.vault().object(version.object())).equals(version.sha256());
    } catch (IOException e) {
      LOG.warn("{} can't be read on this box: {}", version.object(), e.getMessage());
      return false;
    }
  }

  /** That an object is on the box again. */
  static Event.Copied back(DocumentVersion version) {
    return new Event.Copied(
        version.document(), version.version(), Event.THIS_BOX, version.object(), version.sha256());
  }
}
