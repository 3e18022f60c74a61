package org.sealpress.ledger;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeMap;
import org.sealpress.durable.Sha256;

/** An entry as the bytes of its line, without the newline, and back. */
final class EntryLine {
  /** The longest line, in bytes: bounds what a reader keeps in memory. */
  static final int MOST_BYTES = 64 * 1024;

  private EntryLine() {}

  /** The bytes of an entry; {@code clockDoubt} is there only when it is true. */
  static byte[] write(long seq, Instant time, boolean clockDoubt, String prev, Event event) {
    TreeMap<String, Object> fields = new TreeMap<>();
    fields.put("seq", seq);
    fields.put("time", Times.text(time));
    fields.put("type", event.type());
    fields.put("prev", prev);
    if (clockDoubt) {
      fields.put("clockDoubt", true);
    }
    EventFields.write(event, fields);
    byte[] line = CanonicalWriter.write(fields);
    if (line.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "an entry of " + line.length + " bytes; the ledger takes at most " + MOST_BYTES);
    }
    return line;
  }

  /**
   * The entry of a line.
   *
   * @throws IllegalArgumentException says why it is none
   */
  static Entry read(byte[] line, int from, int to) {
    FieldMap fields = FieldMap.of(line, from, to);
    long seq = fields.number("seq");
    Instant time = fields.time("time");
    boolean clockDoubt = fields.flag("clockDoubt");
    String prev = fields.text("prev");
    Event event = EventFields.read(fields.text("type"), fields);
    return new Entry(seq, time, clockDoubt, prev, hash(line, from, to), event);
  }

  static String hash(byte[] line, int from, int to) {
    MessageDigest digest = Sha256.digest();
    digest.update(line, from, to - from);
    return HexFormat.of().formatHex(digest.digest());
  }
}
