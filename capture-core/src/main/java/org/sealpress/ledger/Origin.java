package org.sealpress.ledger;

/**
 * What a ledger is called in its checkpoints: {@code sealpress/BOX/ID}, as C2SP tlog-checkpoint
 * recommends, without spaces or plus. It is of the first entry, so it never changes.
 */
final class Origin {
  private static final int LONGEST_BOX = 64;

  private Origin() {}

  static String of(Event.Opened opened) {
    return "sealpress/" + safe(opened.box()) + "/" + safe(opened.ledger());
  }

  private static String safe(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]+", "-");
    return safe.isEmpty() ? "-" : safe.substring(0, Math.min(safe.length(), LONGEST_BOX));
  }
}
