package org.sealpress.delivery;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sealpress.vault.Catalog;
import org.sealpress.vault.DocumentVersion;

/**
 * The order in which a target gets what it lacks and is due: the most urgent class first, in it the
 * oldest first. Begins behind a place and comes round to it at the end. Holds one page at a time,
 * however much is lacking.
 */
final class Itinerary {
  private static final int PAGE = 200;

  /** A class from behind one entry up to another. */
  private record Leg(String documentClass, long after, long last) {}

  private final Catalog catalog;
  private final String ledgerName;
  private final Deque<Leg> legs = new ArrayDeque<>();
  private final Deque<DocumentVersion> page = new ArrayDeque<>();

  /**
   * Plans the way.
   *
   * @param urgent names of classes, the most urgent first
   * @param start after which object to begin; null for the first
   * @param due what is due; nothing else is on the way
   * @param last what was sealed after this entry is not on the way either
   */
  Itinerary(
      Catalog catalog,
      String ledgerName,
      List<String> urgent,
      Progress.@Nullable Place start,
      DueNow due,
      long last)
      throws IOException {
    this.catalog = catalog;
    this.ledgerName = ledgerName;
    List<String> order = order(urgent, catalog.classes());
    int first = start == null ? 0 : Math.max(0, order.indexOf(start.documentClass()));
    boolean within =
        start != null && !order.isEmpty() && order.get(first).equals(start.documentClass());
    for (int i = first; i < order.size(); i++) {
      long after = i == first && within && start != null ? start.seq() : -1;
      legs.add(new Leg(order.get(i), after, Math.min(last, due.last(order.get(i)))));
    }
    for (int i = 0; i < first; i++) {
      legs.add(new Leg(order.get(i), -1, Math.min(last, due.last(order.get(i)))));
    }
    if (within && start != null) {
      long end = Math.min(start.seq(), due.last(start.documentClass()));
      legs.add(new Leg(start.documentClass(), -1, end));
    }
  }

  private static List<String> order(List<String> urgent, List<String> known) {
    List<String> order = new ArrayList<>(urgent);
    order.retainAll(known);
    known.stream().filter(name -> !urgent.contains(name)).forEach(order::add);
    return order;
  }

  /**
   * The next ones; empty at the end.
   *
   * @param objects how many at most, at least one
   * @param bytes how much at most, if it is more than one
   */
  List<DocumentVersion> next(int objects, long bytes) throws IOException {
    Batch batch = new Batch(objects, bytes);
    while (!batch.full() && turn() && batch.add(page.element())) {
      page.remove();
    }
    return batch.versions();
  }

  /** Makes sure that there is something on the page; false at the end. */
  private boolean turn() throws IOException {
    while (page.isEmpty() && !legs.isEmpty()) {
      Leg leg = legs.remove();
      List<DocumentVersion> found =
          catalog.notOn(ledgerName, leg.documentClass(), leg.after(), PAGE);
      found.stream().filter(each -> each.seq() <= leg.last()).forEach(page::add);
      if (!page.isEmpty()) {
        legs.addFirst(new Leg(leg.documentClass(), page.getLast().seq(), leg.last()));
      }
    }
    return !page.isEmpty();
  }
}
