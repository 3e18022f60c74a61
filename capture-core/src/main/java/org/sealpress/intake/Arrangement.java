package org.sealpress.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sealpress.intake.CheckEntry.RescanBegun;
import org.sealpress.intake.CheckEntry.RescanEnded;
import org.sealpress.intake.CheckEntry.SideDropped;
import org.sealpress.intake.CheckEntry.Turned;
import org.sealpress.intake.JournalEntry.Continued;
import org.sealpress.intake.JournalEntry.FrontsFed;
import org.sealpress.intake.JournalEntry.SideStored;

/**
 * The sides of a capture as they are to be pages: what was fed, and what people have decided on it
 * since. Made of the journal alone.
 */
final class Arrangement {
  private final boolean duplex;
  private final List<SideStored> fed = new ArrayList<>();
  private final Map<RescanBegun, List<SideStored>> rescans = new LinkedHashMap<>();
  private final Set<Integer> again = new HashSet<>();
  private final Map<Integer, SideDropped> dropped = new TreeMap<>();
  private final Map<Integer, Turned> turned = new TreeMap<>();
  private final Map<Integer, Integer> places = new LinkedHashMap<>();
  private final Map<Integer, RescanBegun> replaced = new TreeMap<>();
  private final List<List<SideStored>> sheets;
  private final Backs backs;
  private Optional<FrontsFed> fronts = Optional.empty();

  private Arrangement(boolean duplex, List<JournalEntry> entries) {
    this.duplex = duplex;
    read(entries);
    fed.removeIf(side -> again.contains(side.number()));
    backs = new Backs(fronts, fed);
    sheets = sheets();
    rescans.forEach(this::replace);
  }

  /**
   * Of a journal.
   *
   * @param duplex whether each sheet gave two sides
   */
  static Arrangement of(Journal journal, boolean duplex) {
    return new Arrangement(duplex, journal.entries(JournalEntry.class));
  }

  private void read(List<JournalEntry> entries) {
    RescanBegun rescan = null;
    List<SideStored> fresh = new ArrayList<>();
    for (JournalEntry entry : entries) {
      if (entry instanceof SideStored side) {
        (rescan == null ? fed : fresh).add(side);
      } else if (entry instanceof RescanBegun begun) {
        rescan = begun;
        fresh = new ArrayList<>();
      } else if (entry instanceof RescanEnded ended && rescan != null) {
        if (ended.fault().isEmpty()) {
          rescans.put(rescan, fresh);
        } else {
          fresh.forEach(side -> again.add(side.number()));
          place(fresh, rescan);
        }
        rescan = null;
      } else if (entry instanceof Continued continued) {
        again.addAll(continued.again());
      } else if (entry instanceof FrontsFed all) {
        fronts = Optional.of(all);
      } else if (entry instanceof SideDropped drop) {
        dropped.put(drop.side(), drop);
      } else if (entry instanceof CheckEntry.SideRestored restored) {
        dropped.remove(restored.side());
      } else if (entry instanceof Turned turn) {
        turned.put(turn.side(), turn);
      }
    }
    if (rescan != null) { // not known yet what becomes of them
      fresh.forEach(side -> again.add(side.number()));
      place(fresh, rescan);
    }
  }

  private List<List<SideStored>> sheets() {
    List<SideStored> order = backs.inOrder();
    int step = isPaired() ? 2 : 1;
    List<List<SideStored>> all = new ArrayList<>();
    for (int i = 0; i < order.size(); i += step) {
      all.add(List.copyOf(order.subList(i, Math.min(i + step, order.size()))));
    }
    return all;
  }

  private void replace(RescanBegun why, List<SideStored> fresh) {
    int at = indexOf(why.sides().get(0));
    List<SideStored> sheet = new ArrayList<>();
    for (SideStored former : sheets.get(at)) {
      int number = former.number();
      if (!why.sides().contains(number)) {
        sheet.add(former);
        continue;
      }
      again.add(number);
      dropped.remove(number);
      replaced.put(number, why);
      if (number == why.sides().get(0)) {
        sheet.addAll(fresh);
      }
    }
    place(fresh, why);
    sheets.set(at, List.copyOf(sheet));
  }

  private void place(List<SideStored> fresh, RescanBegun of) {
    for (int i = 0; i < fresh.size(); i++) {
      int former = of.sides().get(Math.min(i, of.sides().size() - 1));
      places.put(fresh.get(i).number(), place(former));
    }
  }

  private int indexOf(int side) {
    for (int i = 0; i < sheets.size(); i++) {
      if (sheets.get(i).stream().anyMatch(each -> each.number() == side)) {
        return i;
      }
    }
    throw new IllegalArgumentException("side " + side + " was to be replaced and is not there");
  }

  /** Whether two sides that follow each other are those of a sheet. */
  boolean isPaired() {
    return duplex || backs.arePaired();
  }

  /** What the sides are when a person turns the sheets over. */
  Backs backs() {
    return backs;
  }

  /** All sheets in the order of the pages, with sides that were dropped. */
  List<List<SideStored>> allSheets() {
    return List.copyOf(sheets);
  }

  /** The sheets that pages are of, without the sides that were dropped. */
  List<List<SideStored>> keptSheets() {
    return sheets.stream()
        .map(sheet -> sheet.stream().filter(side -> !isDropped(side.number())).toList())
        .filter(sheet -> !sheet.isEmpty())
        .toList();
  }

  /** The sides that are pages, in their order. */
  List<SideStored> sides() {
    return keptSheets().stream().flatMap(List::stream).toList();
  }

  private boolean isDropped(int side) {
    return dropped.containsKey(side);
  }

  /** The sides that people dropped, by their numbers. */
  Map<Integer, SideDropped> dropped() {
    return Collections.unmodifiableMap(dropped);
  }

  /** Sides whose sheet was fed once more, so that they are no pages. */
  Set<Integer> again() {
    return Set.copyOf(again);
  }

  /** Those of them that a person did not like, by their numbers. */
  Map<Integer, RescanBegun> replaced() {
    return Collections.unmodifiableMap(replaced);
  }

  /** Clockwise quarter turns that a person gave a side. */
  Optional<Integer> turns(int side) {
    return Optional.ofNullable(turned.get(side)).map(Turned::quarterTurns);
  }

  /** The sides that people turned, by their numbers; some of them may be no pages any more. */
  Map<Integer, Turned> turned() {
    return Collections.unmodifiableMap(turned);
  }

  /** Whether a side is a page. */
  boolean isPage(int side) {
    return sides().stream().anyMatch(each -> each.number() == side);
  }

  /** The number of the side in whose place a side is: its own, unless it was fed for another. */
  int place(int side) {
    return places.getOrDefault(side, side);
  }
}
