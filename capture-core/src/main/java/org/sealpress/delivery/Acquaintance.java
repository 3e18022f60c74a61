package org.sealpress.delivery;

import java.io.IOException;
import java.util.Optional;
import org.sealpress.delivery.Destination.Opened;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;
import org.sealpress.vault.Catalog;

/**
 * Whether a place that should hold something shows anything of it, before anything is written
 * there: a share that is not mounted leaves an empty folder, and a wrong path may lead to one.
 * Drives have shown their marker. Once for each time that the place is opened.
 */
final class Acquaintance {
  private final String name;
  private final Cargo cargo;
  private final Opened opened;
  private boolean made;

  Acquaintance(String name, Cargo cargo, Opened opened) {
    this.name = name;
    this.cargo = cargo;
    this.opened = opened;
  }

  /**
   * Makes sure of the place.
   *
   * @throws TargetFault {@link Kind#UNAVAILABLE} when it shows nothing of the many objects that it
   *     should hold
   */
  void make() throws TargetFault, IOException {
    if (made || opened.returns()) {
      return;
    }
    Catalog catalog = cargo.vault().catalog();
    long held = catalog.held(opened.ledgerName());
    if (held > Look.HANDFUL && !isOurs(catalog)) {
      throw new TargetFault(
          Kind.UNAVAILABLE,
          "%s holds nothing of what it should, %d documents: is it the right place, and is everything mounted? Nothing is written there. If it was emptied on purpose, give it another name in the configuration"
              .formatted(name, held));
    }
    made = true;
  }

  private boolean isOurs(Catalog catalog) throws TargetFault, IOException {
    Target target = opened.target();
    Optional<String> newest = catalog.newestOn(opened.ledgerName());
    if (newest.isPresent() && target.stat(newest.get()).isPresent()) {
      return true;
    }
    for (String companion : cargo.companions().keySet()) {
      if (target.stat(companion).isPresent()) {
        return true;
      }
    }
    return !target.list("ledger").isEmpty();
  }
}
