package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sealpress.appliance.config.DocumentClass;
import org.sealpress.ledger.ClassPolicy;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.plan.Policy;
import org.sealpress.vault.Catalog;

/** Puts into the ledger how long documents are to be kept, whenever the configuration says new. */
final class PolicyDiary {
  private PolicyDiary() {}

  /** Records what has changed since the last time; the usual needs no word at first. */
  static void record(List<DocumentClass> classes, Catalog catalog, Ledger ledger)
      throws IOException {
    Map<String, ClassPolicy> known = new HashMap<>();
    catalog.policies().forEach(each -> known.put(each.documentClass(), each));
    List<Event> changes = new ArrayList<>();
    for (DocumentClass each : classes) {
      ClassPolicy now = event(each.name(), each.policy());
      if (!known.getOrDefault(each.name(), event(each.name(), Policy.USUAL)).equals(now)) {
        changes.add(now);
      }
    }
    ledger.append(changes);
  }

  private static ClassPolicy event(String name, Policy policy) {
    return new ClassPolicy(name, policy.retention().text(), policy.hold());
  }
}
