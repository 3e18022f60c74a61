package org.sealpress.appliance.web;

import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ValueRange;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpress.vault.DocumentPage;
import org.sealpress.vault.Wanted;

/**
 * What a person has chosen of the list of documents. What is empty does not matter.
 *
 * @param documentClass a class
 * @param from the first day, where the box stands
 * @param to the last day
 * @param place where the box's own copy is
 * @param on the name of a target in the ledger that has a copy
 * @param notOn one that has none
 * @param id how the document's id begins; then nothing else counts
 * @param after the last one of the page before
 */
public record DocumentQuery(
    Optional<String> documentClass,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<Wanted.Place> place,
    Optional<String> on,
    Optional<String> notOn,
    Optional<String> id,
    Optional<DocumentPage.Key> after) {
  private static final Pattern ID = Pattern.compile("[a-z2-7]{4,26}");
  private static final Pattern KEY = Pattern.compile("(-?[0-9]{1,18})\\.([0-9]{1,18})");

  /** Of what a box has to do with; far from them a calendar can't be reckoned. */
  static final ValueRange YEARS = ValueRange.of(1970, 9999);

  private static final String DAY = "expected a day such as 2026-11-24, from 1970 to 9999";

  /** As the address has it. */
  static DocumentQuery of(MultiMap given) throws Refusal {
    Optional<LocalDate> from = day(given, "from");
    Optional<LocalDate> to = day(given, "to");
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw Refusal.wrong("to", "the last day is before the first: change one of them");
    }
    return new DocumentQuery(
        text(given, "class"),
        from,
        to,
        place(given),
        text(given, "on"),
        text(given, "notOn"),
        id(given),
        after(given));
  }

  /** How the next page is asked for. */
  public static String key(DocumentPage.Key key) {
    return key.sealed().toEpochMilli() + "." + key.seq();
  }

  private static Optional<String> text(MultiMap given, String name) {
    return Optional.ofNullable(given.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static Optional<LocalDate> day(MultiMap given, String name) throws Refusal {
    Optional<String> text = text(given, name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(text.get());
      if (YEARS.isValidIntValue(day.getYear())) {
        return Optional.of(day);
      }
    } catch (DateTimeException e) {
      throw Refusal.wrong(name, DAY);
    }
    throw Refusal.wrong(name, DAY);
  }

  private static Optional<Wanted.Place> place(MultiMap given) throws Refusal {
    Optional<String> text = text(given, "place");
    try {
      return text.map(each -> Wanted.Place.valueOf(each.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw Refusal.wrong("place", "expected here, left, lost or never");
    }
  }

  private static Optional<String> id(MultiMap given) throws Refusal {
    Optional<String> text = text(given, "id").map(each -> each.toLowerCase(Locale.ROOT));
    if (text.isPresent() && !ID.matcher(text.get()).matches()) {
      throw Refusal.wrong(
          "id", "expected how the number of a document begins: 4 to 26 letters a-z and digits 2-7");
    }
    return text;
  }

  private static Optional<DocumentPage.Key> after(MultiMap given) throws Refusal {
    Optional<String> text = text(given, "after");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Matcher key = KEY.matcher(text.get());
    if (!key.matches()) {
      throw Refusal.wrong("after", "expected what `next` was in the page before");
    }
    return Optional.of(
        new DocumentPage.Key(
            Instant.ofEpochMilli(Long.parseLong(key.group(1))), Long.parseLong(key.group(2))));
  }
}
