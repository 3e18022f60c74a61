package org.sealpress.delivery;

import java.io.IOException;
import java.util.Optional;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.ledger.Event;
import org.sealpress.target.SettingAside;
import org.sealpress.target.Stat;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.DocumentVersion;

/**
 * Makes room for good bytes on one target where damaged ones have their name: these are set aside,
 * never deleted, as long as the medium is worth it: what is set aside on it is bounded by that. For
 * one thread.
 */
final class Mending {
  private final String name;
  private final Cargo cargo;
  private final Opened opened;

  Mending(String name, Cargo cargo, Opened opened) {
    this.name = name;
    this.cargo = cargo;
    this.opened = opened;
  }

  /**
   * Whether an object could not be stored because there is something else under its name, which is
   * read twice before that is said.
   *
   * @param fault why it could not be stored
   * @throws TargetFault {@link Kind#UNAVAILABLE} alone
   */
  boolean isInTheWay(DocumentVersion version, TargetFault fault) throws TargetFault {
    if (fault.kind() != Kind.NAME_TAKEN && fault.kind() != Kind.IO_ERROR) {
      return false;
    }
    return canSetAside() && isWrong(version) && isWrong(version);
  }

  private boolean canSetAside() throws TargetFault {
    return opened.target() instanceof SettingAside place && place.canSetAside();
  }

  /** What is to be said when something else has an object's name and nothing can be done here. */
  TargetFault told(TargetFault fault) throws TargetFault {
    return fault.kind() != Kind.NAME_TAKEN || canSetAside()
        ? fault
        : new TargetFault(
            Kind.NAME_TAKEN,
            fault.getMessage()
                + ". It can't be repaired here: have a look at it, and rename or remove it yourself; then it is copied again",
            fault);
  }

  /** Whether something is there, and it is not the object. */
  private boolean isWrong(DocumentVersion version) throws TargetFault {
    try {
      Optional<Stat> there = opened.target().stat(version.object());
      return there.isPresent()
          && (there.get().size() != version.size()
              || !ReadBack.of(opened.target(), version.object()).equals(version.sha256()));
    } catch (TargetFault e) {
      if (e.kind() == Kind.UNAVAILABLE) {
        throw e;
      }
      return e.kind() == Kind.IO_ERROR;
    }
  }

  /**
   * Sets it aside. A copy that the ledger knows there is recorded as lost first.
   *
   * @return its new name
   * @throws TargetFault {@link Kind#IO_ERROR} when the medium is not worth it; nothing was moved
   */
  String setAside(DocumentVersion version) throws TargetFault, IOException {
    Catalog catalog = cargo.vault().catalog();
    Reliability medium = Reliability.of(catalog, opened.ledgerName());
    int aside = opened.target().list(SettingAside.FOLDER).size();
    if (!medium.isRepairable() || !medium.with(aside).isRepairable()) {
      throw new TargetFault(
          Kind.IO_ERROR,
          "%s: %s is damaged, and %d objects before it were: nothing more is repaired there; don't trust this medium, give the box another one and keep this one"
              .formatted(name, version.object(), Math.max(aside, medium.damages())));
    }
    boolean known =
        catalog.copies(version.document(), version.version()).stream()
            .anyMatch(copy -> copy.target().equals(opened.ledgerName()));
    if (known) {
      cargo
          .ledger()
          .append(
              new Event.CopyLost(
                  version.document(),
                  version.version(),
                  opened.ledgerName(),
                  version.object(),
                  Event.CopyLost.DAMAGED));
    }
    return ((SettingAside) opened.target()).setAside(version.object());
  }
}
