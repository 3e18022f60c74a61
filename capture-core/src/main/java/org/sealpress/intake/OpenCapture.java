package org.sealpress.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.worker.PageResult;

/** A capture on its way: its journal, its spool and the work on its sides. */
final class OpenCapture {
  private final Opened opened;
  private final Spool spool;
  private final List<Future<PageResult>> work = new ArrayList<>();

  OpenCapture(Opened opened, Spool spool) {
    this.opened = opened;
    this.spool = spool;
  }

  String id() {
    return opened.capture();
  }

  Opened opened() {
    return opened;
  }

  Spool spool() {
    return spool;
  }

  synchronized void add(Future<PageResult> side) {
    work.add(side);
  }

  /** The work on each side, in the order they were fed. */
  synchronized List<Future<PageResult>> work() {
    return List.copyOf(work);
  }
}
