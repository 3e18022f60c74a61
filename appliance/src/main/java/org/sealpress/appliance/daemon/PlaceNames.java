package org.sealpress.appliance.daemon;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.ledger.Event;
import org.sealpress.plan.DriveRecord;
import org.sealpress.vault.Catalog;

/** What people call the places that the ledger names: drives have names of their own there. */
final class PlaceNames {
  private static final String DRIVE = "drive";

  private final List<TargetConfig> targets;
  private final List<DriveRecord> drives;
  private final Map<String, String> labels = new HashMap<>();

  private PlaceNames(List<TargetConfig> targets, List<DriveRecord> drives) {
    this.targets = targets;
    this.drives = drives;
    drives.forEach(each -> labels.put(each.ledgerName(), each.label()));
  }

  /** As they are now. */
  static PlaceNames of(List<TargetConfig> targets, Catalog catalog) throws IOException {
    return new PlaceNames(targets, catalog.driveRecords());
  }

  /** A place: its name in the ledger, what people call it, and what it is. */
  JsonObject json(String ledgerName) {
    String label = labels.get(ledgerName);
    boolean drive = label != null || ledgerName.startsWith(DriveRecord.PREFIX);
    return new JsonObject()
        .put("id", ledgerName)
        .put("name", label == null ? plain(ledgerName) : label)
        .put("kind", drive ? DRIVE : kind(ledgerName));
  }

  /** Of a drive that the ledger does not know, as much as its name there tells. */
  private static String plain(String ledgerName) {
    if (!ledgerName.startsWith(DriveRecord.PREFIX)) {
      return ledgerName;
    }
    String rest = ledgerName.substring(DriveRecord.PREFIX.length());
    int end = rest.lastIndexOf(':');
    return end < 0 ? rest : rest.substring(0, end);
  }

  private String kind(String name) {
    if (name.equals(Event.THIS_BOX)) {
      return "box";
    }
    return targets.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .map(PlaceNames::kind)
        .orElse("former");
  }

  /** What a target is, in one word: {@code folder}, {@code drive} or {@code remote}. */
  static String kind(TargetConfig target) {
    return target.targetKind().name().toLowerCase(Locale.ROOT);
  }

  /** All that a document may be on: targets, and drives that were not retired. */
  JsonArray all() {
    JsonArray all = new JsonArray();
    drives.stream().filter(DriveRecord::isActive).forEach(each -> all.add(json(each.ledgerName())));
    targets.stream()
        .filter(each -> !(each instanceof TargetConfig.Drive))
        .forEach(each -> all.add(json(each.name())));
    return all;
  }
}
