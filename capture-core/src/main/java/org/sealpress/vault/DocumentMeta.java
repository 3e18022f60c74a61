package org.sealpress.vault;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.sealpress.ledger.RandomId;

/**
 * A document that is to be stored.
 *
 * @param document its id, a {@link RandomId}
 * @param version 1 for the first
 * @param documentClass for example {@code legal}
 * @param pages pages of the PDF
 * @param capture the capture its pages are of
 * @param captured when that was; its day in UTC is where the object goes
 */
public record DocumentMeta(
    String document,
    int version,
    String documentClass,
    int pages,
    String capture,
    Instant captured) {

  /** Checks what becomes a file name. */
  public DocumentMeta {
    if (!RandomId.isOne(document)) {
      throw new IllegalArgumentException("'" + document + "' is no document id");
    }
    if (version < 1) {
      throw new IllegalArgumentException("version " + version + " of " + document);
    }
  }

  /** The object's name, here and on every target: {@code objects/2026/11/24/<id>.v1.cms}. */
  public String object() {
    LocalDate day = captured.atZone(ZoneOffset.UTC).toLocalDate();
    return String.format(
        Locale.ROOT,
        "objects/%04d/%02d/%02d/%s.v%d.cms",
        day.getYear(),
        day.getMonthValue(),
        day.getDayOfMonth(),
        document,
        version);
  }
}
