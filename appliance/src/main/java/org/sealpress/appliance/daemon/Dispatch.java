package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpress.appliance.config.Config;
import org.sealpress.appliance.config.DriveSlots;
import org.sealpress.delivery.Delivery;
import org.sealpress.delivery.DeliveryListener;
import org.sealpress.delivery.Destination;
import org.sealpress.target.Content;

/**
 * The places where copies go, and the delivery that brings them there.
 *
 * @param contacts when each place has answered last
 */
record Dispatch(Drives drives, Contacts contacts, Delivery delivery) {

  /**
   * Starts to deliver.
   *
   * @param told of all that is delivered
   * @throws IOException when the data folder can't be used
   */
  static Dispatch open(
      Run run, Archive archive, LedgerSigning signing, Doors doors, DeliveryListener told)
      throws IOException {
    Config config = run.config();
    Map<String, Content> companions = new LinkedHashMap<>(archive.seal().companions());
    companions.putAll(Companions.of(config.box(), archive.recipients()));
    Drives drives = drives(run, archive, signing, companions);
    Contacts contacts = new Contacts(run.clock());
    Delivery delivery =
        run.opened(
            new Delivery(
                archive.vault(),
                archive.ledger(),
                signing.notary().orElse(null),
                destinations(run, archive, signing, doors, drives),
                companions,
                Wiring.delivery(config, doors.agenda()),
                event -> {
                  told.on(event);
                  contacts.on(event);
                },
                BoxStores.of(config, archive.data().vault())));
    if (signing.stamps().isPresent() && signing.notary().isPresent()) {
      run.opened(signing.stamps().get()).start(signing.notary().get().store(), delivery::soon);
    }
    return new Dispatch(drives, contacts, delivery);
  }

  private static Drives drives(
      Run run, Archive archive, LedgerSigning signing, Map<String, Content> companions)
      throws IOException {
    return new Drives(
        DriveSlots.of(run.config().targets()),
        archive.data().folder(),
        archive.ledger(),
        archive.vault().catalog(),
        LedgerMarkerSeal.of(archive.ledger(), archive.data().folder(), signing.key()),
        companions,
        run.clock(),
        run.random());
  }

  /** All of them, with signs of life on each when something can be signed. */
  private static List<Destination> destinations(
      Run run, Archive archive, LedgerSigning signing, Doors doors, Drives drives) {
    List<Destination> all = Destinations.of(run.config().targets(), drives, run.clock());
    Optional<LifeSignsOut> lifeSigns =
        signing
            .notary()
            .map(
                notary ->
                    new LifeSignsOut(
                        archive.ledger(), notary, doors.board(), doors.agenda()::today));
    return lifeSigns.map(signs -> signs.on(all)).orElse(all);
  }
}
