package org.sealpress.appliance.daemon;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpress.delivery.Destination;
import org.sealpress.ledger.Head;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.Notary;
import org.sealpress.ledger.checkpoint.LifeSign;
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
  private volatile Optional<BoxClock> clock = Optional.empty();

  LifeSignsOut(Ledger ledger, Notary notary, Board board) {
    this.ledger = ledger;
    this.notary = notary;
    this.board = board;
  }

  /** From now on it is known what day it is. */
  void begin(BoxClock opened) {
    clock = Optional.of(opened);
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
    try {
      if (clock.isEmpty()) {
        return Optional.empty();
      }
      var today = clock.get().today();
      Head head = ledger.head();
      return today.isSure()
          ? Optional.of(
              new LifeSign(
                  notary.verifierKey().name(), today.now(), head.seq(), head.hash(), targets()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // the ledger was not looked at yet: in a minute it is
    }
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
