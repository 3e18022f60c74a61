package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpress.appliance.alert.source.VerifyFailed;
import org.sealpress.appliance.alert.source.VerifyOverdue;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.TargetConfig;
import org.sealpress.delivery.BoxStore;
import org.sealpress.ledger.Event;
import org.sealpress.plan.Cadence;
import org.sealpress.plan.Chore;
import org.sealpress.plan.Proof;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.Upkeep;

/** When what is not on a drive was read again, and what came of it. Drives are the rotation's. */
final class ReadAgain implements Plans.Chores, VerifyFailed.Verifications, VerifyOverdue.Chores {
  private final Config config;
  private final Catalog catalog;

  ReadAgain(Config config, Catalog catalog) {
    this.config = config;
    this.catalog = catalog;
  }

  /** A place: what people call it, and its name in the ledger. */
  private record Place(String name, String ledgerName) {}

  private List<Place> places() {
    List<Place> places = new ArrayList<>();
    places.add(new Place(BoxStore.NAME, Event.THIS_BOX));
    for (TargetConfig target : config.targets()) {
      if (!(target instanceof TargetConfig.Drive)) {
        places.add(new Place(target.name(), target.name()));
      }
    }
    return places;
  }

  @Override
  public List<Chore> all() throws IOException {
    Upkeep upkeep = catalog.upkeep();
    List<Chore> chores = new ArrayList<>();
    for (Place each : places()) {
      Optional<Instant> first =
          each.name().equals(BoxStore.NAME)
              ? upkeep.firstOnBox()
              : upkeep.firstCopied(each.ledgerName());
      chores.add(
          new Chore(
              new Cadence("reading again what is on " + each.name(), config.verify().every()),
              upkeep.lastRead(each.ledgerName()).map(Proof::at),
              first,
              "nobody knows whether what is on %s is still as it was stored".formatted(each.name()),
              "the box does it by itself as soon as it can; `sealpress status` tells what is in the"
                  + " way"));
    }
    return chores;
  }

  @Override
  public List<VerifyFailed.Result> results() throws IOException {
    List<VerifyFailed.Result> results = new ArrayList<>();
    for (Place each : places()) {
      Optional<Proof> last = catalog.upkeep().lastRead(each.ledgerName());
      if (last.isPresent()) {
        Proof found = last.get();
        results.add(
            new VerifyFailed.Result(
                each.name(),
                each.name().equals(BoxStore.NAME),
                Optional.of(found.at()),
                found.objects(),
                found.damaged(),
                found.missing(),
                catalog.upkeep().lost(each.ledgerName())));
      }
    }
    return results;
  }
}
