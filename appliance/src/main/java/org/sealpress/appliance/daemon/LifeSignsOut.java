package org.sealpress.appliance.daemon;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.sealpress.delivery.Destination;
import org.sealpress.ledger.Head;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Notary;
import org.sealpress.ledger.checkpoint.LifeSign;
import org.sealpress.plan.Today;
import org.sealpress.target.Content;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;

/**
 * Puts a signed sign of life on every target that stays where it is, one a day, so that somebody
 * elsewhere sees when the box has died. None is made while the clock is doubtful: one of a day to
 * come would hide that. Safe for several threads.
 */
final class LifeSignsOut {
  private final Ledger ledger;
  private final Notary notary;
  private final Board board;
  private final Map<String, LocalDate> given = new ConcurrentHashMap<>();
  private final Supplier<Today> clock;

  /**
   * Signs of life of a box.
   *
   * @param clock what day it is, and whether that is believed
   */
  LifeSignsOut(Ledger ledger, Notary notary, Board board, Supplier<Today> clock) {
    this.ledger = ledger;
    this.notary = notary;
    this.board = board;
    this.clock = clock;
  }

  /** The same destinations, of which each gets the signs of life. */
  List<Destination> on(List<Destination> destinations) {
    return destinations.stream()
        .map(
            place ->
                new Destination(
                    place.name(),
                    () -> {
                      Destination.Opened opened = place.opener().open();
                      return opened.returns()
                          ? opened
                          : new Destination.Opened(
                              opened.ledgerName(),
                              opened.target(),
                              false,
                              there -> give(place.name(), there));
                    },
                    place.hours()))
        .toList();
  }

  private void give(String name, Target there) throws TargetFault {
    Optional<LifeSign> sign = now();
    if (sign.isEmpty()) {
      return;
    }
    LocalDate day = sign.get().at().atZone(ZoneOffset.UTC).toLocalDate();
    if (day.equals(given.get(name))) {
      return;
    }
    if (there.stat(sign.get().name()).isEmpty()) {
      Optional<byte[]> note = notary.sign(sign.get());
      if (note.isEmpty()) {
        return;
      }
      try {
        there.put(sign.get().name(), Content.of(note.get()));
      } catch (TargetFault e) {
        if (e.kind() != TargetFault.Kind.NAME_TAKEN) {
          throw e;
        }
      }
    }
    given.put(name, day);
  }

  private Optional<LifeSign> now() {
    Today today = clock.get();
    if (!today.isSure()) {
      return Optional.empty();
    }
    Head head = ledger.head();
    return Optional.of(
        new LifeSign(notary.verifierKey().name(), today.now(), head.seq(), head.hash(), targets()));
  }

  private List<String> targets() {
    List<String> lines = new ArrayList<>();
    board
        .targets()
        .forEach(
            (name, state) ->
                lines.add(
                    "%s %s %d"
                        .formatted(
                            name,
                            state.condition().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            state.waiting())));
    return lines;
  }
}
