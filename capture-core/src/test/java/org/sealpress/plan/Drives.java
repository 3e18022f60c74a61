package org.sealpress.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sealpress.ledger.DriveEvent;
import org.sealpress.ledger.Entry;
import org.sealpress.ledger.Event;

/** Entries about drives, and the plan that comes of them. */
final class Drives {
  private final List<Entry> entries = new ArrayList<>();
  private final List<Holding> holdings = new ArrayList<>();
  private boolean doubt;

  static String id(String label) {
    return String.format("%32s", Integer.toHexString(label.hashCode())).replace(' ', '0');
  }

  static String name(String label) {
    return DriveRecord.ledgerName(label, id(label));
  }

  /** From now on the clock has gone back, or no longer. */
  Drives doubt(boolean now) {
    doubt = now;
    return this;
  }

  Drives add(String time, Event event) {
    Instant at = Instant.parse(time.length() == 10 ? time + "T08:00:00Z" : time);
    entries.add(new Entry(entries.size(), at, doubt, Entry.NO_PREV, Entry.NO_PREV, event));
    return this;
  }

  Drives enrolled(String time, String label) {
    return add(time, new DriveEvent.Enrolled(id(label), label, "uuid", 1000));
  }

  Drives arrived(String time, String label, String slot) {
    return add(time, new DriveEvent.Arrived(id(label), label, slot));
  }

  Drives ejected(String time, String label) {
    return add(time, new DriveEvent.Ejected(id(label), label, "usb"));
  }

  Drives pulled(String time, String label) {
    return add(time, new DriveEvent.Pulled(id(label), label, "usb"));
  }

  Drives retired(String time, String label) {
    return add(time, new DriveEvent.Retired(id(label), label, "lost"));
  }

  Drives verified(String time, String label, int part, int parts, long damaged, long missing) {
    return add(time, new Event.Verified(name(label), part, parts, 1500, 5_000, damaged, missing));
  }

  Drives holding(String documentClass, long documents, String oldest, String... labels) {
    holdings.add(
        new Holding(
            Arrays.stream(labels).map(Drives::name).collect(Collectors.toSet()),
            documentClass,
            documents,
            documents * 100,
            Optional.of(Instant.parse(oldest + "T08:00:00Z")),
            Optional.of(Instant.parse(oldest + "T09:00:00Z"))));
    return this;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  DriveHistory history() {
    DriveHistory history = new DriveHistory();
    entries.forEach(history::apply);
    return history;
  }

  DriveRecord drive(String label) {
    return history().drives().stream()
        .filter(each -> each.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  Facts facts() {
    DriveHistory history = history();
    return new Facts(
        history.drives(), history.swap(), holdings, Instant.EPOCH, new TreeMap<LocalDate, Long>());
  }

  Rotation on(String day) {
    return Rotation.of(facts(), Rules.USUAL, today(day), Map.of());
  }

  static Today today(String day) {
    return Today.sure(Instant.parse(day + "T18:00:00Z"), ZoneOffset.UTC);
  }
}
