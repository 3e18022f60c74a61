package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.delivery.BoxStore;
import org.sealpress.delivery.RoomRules;
import org.sealpress.plan.ClockCheck;
import org.sealpress.plan.Today;
import org.sealpress.target.folder.FolderTarget;
import org.sealpress.vault.Catalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The box's own store, as it is to be looked after by the configuration. */
final class BoxStores {
  private static final Logger LOG = LoggerFactory.getLogger(BoxStores.class);

  private BoxStores() {}

  /**
   * The store in the vault's folder.
   *
   * @param held classes of which nothing may leave
   */
  static BoxStore of(Config config, Path vault, Set<String> held) throws IOException {
    FolderTarget place =
        FolderTarget.onDevice(
            "the box's own store",
            vault,
            "look after the disk of the box and restart",
            FolderTarget.deviceOf(vault));
    return new BoxStore(place, config.local().keep().map(keep -> rules(config, vault, held)));
  }

  private static RoomRules rules(Config config, Path vault, Set<String> held) {
    return new RoomRules(
        config.local().keep().orElseThrow(),
        config.local().free(),
        () -> usable(vault),
        config.classes().stream()
            .collect(Collectors.toMap(DocumentClass::name, DocumentClass::required)),
        config.targetKinds(),
        held);
  }

  /** When it can't be told, nothing needs to leave. */
  private static long usable(Path vault) {
    try {
      return Files.getFileStore(vault).getUsableSpace();
    } catch (IOException e) {
      LOG.warn("how much room the box has is not known: {}", e.getMessage());
      return Long.MAX_VALUE;
    }
  }

  /** What day it is, as far as the clock is believed by what the ledger has seen. */
  static Supplier<Today> today(ClockCheck check, Catalog catalog) {
    return () -> {
      try {
        return check.today(catalog.upkeep().latest());
      } catch (IOException e) {
        Today now = check.today(java.time.Instant.MIN);
        return new Today(
            now.now(), now.zone(), Optional.of("the ledger can't be asked: " + e.getMessage()));
      }
    };
  }
}
