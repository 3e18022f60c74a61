package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.delivery.BoxStore;
import org.sealpress.delivery.RoomRules;
import org.sealpress.target.folder.FolderTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The box's own store, as it is to be looked after by the configuration. */
final class BoxStores {
  private static final Logger LOG = LoggerFactory.getLogger(BoxStores.class);

  private BoxStores() {}

  /** The store in the vault's folder. Of classes that are on hold nothing may leave. */
  static BoxStore of(Config config, Path vault) throws IOException {
    FolderTarget place =
        FolderTarget.onDevice(
            "the box's own store",
            vault,
            "look after the disk of the box and restart",
            FolderTarget.deviceOf(vault));
    return new BoxStore(place, config.local().keep().map(keep -> rules(config, vault)));
  }

  private static RoomRules rules(Config config, Path vault) {
    return new RoomRules(
        config.local().keep().orElseThrow(),
        config.local().free(),
        () -> usable(vault),
        config.classes().stream()
            .collect(Collectors.toMap(DocumentClass::name, DocumentClass::required)),
        config.targetKinds(),
        config.classes().stream()
            .filter(each -> each.policy().hold())
            .map(DocumentClass::name)
            .collect(Collectors.toSet()));
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
}
