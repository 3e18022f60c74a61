package org.sealpress.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.RandomId;
import org.sealpress.ledger.TestClock;
import org.sealpress.ledger.TestEvents;

class DocumentListTest {
  private static final Instant FIRST = Instant.parse("2026-11-24T09:20:00Z");
  private static final String DRIVE = "drive:A:0a0a0a0a";

  @TempDir Path dir;
  private final TestClock clock = new TestClock(FIRST.toString());
  private final List<Event.Sealed> sealed = new ArrayList<>();
  private Ledger ledger;
  private Catalog catalog;

  /** Eleven, an hour apart; every third is a draft. */
  @BeforeEach
  void fill() throws IOException {
    ledger = Ledger.open(dir.resolve("ledger"), "box", clock, TestEvents.random());
    catalog = Catalog.open(dir.resolve("catalog.db"), ledger);
    for (int i = 0; i < 11; i++) {
      sealed.add(seal(RandomId.next(TestEvents.random()), 1, i % 3 == 2 ? "draft" : "legal"));
      clock.go(Duration.ofHours(1));
    }
  }

  @AfterEach
  void close() throws IOException {
    catalog.close();
    ledger.close();
  }

  private Event.Sealed seal(String document, int version, String documentClass) throws IOException {
    Event.Sealed event =
        new Event.Sealed(
            document,
            version,
            documentClass,
            2,
            "objects/2026/11/24/" + document + ".v" + version + ".cms",
            100,
            "a".repeat(64),
            "b".repeat(64),
            List.of("c".repeat(64)),
            "capture");
    ledger.append(event);
    return event;
  }

  private void copy(int number, String target) throws IOException {
    Event.Sealed of = sealed.get(number);
    ledger.append(new Event.Copied(of.document(), of.version(), target, of.object(), of.sha256()));
  }

  /** All pages one after the other, as numbers of documents. */
  private List<Integer> all(Wanted wanted, int limit) throws IOException {
    List<Integer> found = new ArrayList<>();
    Optional<DocumentPage.Key> key = Optional.empty();
    do {
      DocumentPage page = catalog.documents().page(wanted, key, limit);
      assertTrue(page.documents().size() <= limit);
      page.documents().forEach(row -> found.add(number(row.version().document())));
      key = page.next();
    } while (key.isPresent());
    return found;
  }

  private int number(String document) {
    for (int i = 0; i < sealed.size(); i++) {
      if (sealed.get(i).document().equals(document)) {
        return i;
      }
    }
    throw new AssertionError(document);
  }

  private static Wanted of(String documentClass) {
    return wanted(Optional.of(documentClass), Optional.empty(), Optional.empty());
  }

  private static Wanted between(Instant from, Instant before) {
    return wanted(Optional.empty(), Optional.of(from), Optional.of(before));
  }

  private static Wanted wanted(
      Optional<String> documentClass, Optional<Instant> from, Optional<Instant> before) {
    return new Wanted(
        documentClass, from, before, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Wanted place(Wanted.Place place) {
    return new Wanted(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(place),
        Optional.empty(),
        Optional.empty());
  }

  private static Wanted copies(Optional<String> on, Optional<String> notOn) {
    return new Wanted(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), on, notOn);
  }

  @Test
  void theNewestComeFirstPageByPage() throws IOException {
    for (int limit : new int[] {1, 4, 11, 50}) {
      assertEquals(
          List.of(10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0), all(Wanted.ALL, limit), limit + " a page");
    }
  }

  @Test
  void whatIsSealedMeanwhileMovesNoPage() throws IOException {
    DocumentPage first = catalog.documents().page(Wanted.ALL, Optional.empty(), 4);
    sealed.add(seal(RandomId.next(TestEvents.random()), 1, "legal"));
    DocumentPage second = catalog.documents().page(Wanted.ALL, first.next(), 4);
    assertEquals(
        List.of(6, 5, 4, 3),
        second.documents().stream().map(row -> number(row.version().document())).toList());
  }

  @Test
  void documentsOfTheSameMomentAreNeitherTwiceNorLeftOut() throws IOException {
    for (int i = 0; i < 9; i++) {
      sealed.add(seal(RandomId.next(TestEvents.random()), 1, "legal"));
    }
    List<Integer> found = all(Wanted.ALL, 4);
    assertEquals(20, found.size());
    Collections.sort(found);
    assertEquals(20, found.stream().distinct().count());
  }

  @Test
  void classesAndDaysAreChosen() throws IOException {
    assertEquals(List.of(8, 5, 2), all(of("draft"), 2));
    assertEquals(List.of(), all(of("nothing of it"), 2));
    Instant from = FIRST.plus(Duration.ofHours(3));
    assertEquals(List.of(5, 4, 3), all(between(from, from.plus(Duration.ofHours(3))), 2));
    assertEquals(List.of(), all(between(from, from), 2));
  }

  @Test
  void copiesAreToldAndChosen() throws IOException {
    for (int i = 0; i < 9; i++) {
      copy(i, DRIVE);
    }
    copy(4, "offsite");
    DocumentPage.Row row = catalog.documents().called(sealed.get(4).document(), 9).get(0);
    assertEquals(List.of(DRIVE, "offsite"), row.copies().stream().map(Copy::target).toList());
    assertEquals(List.of(4), all(copies(Optional.of("offsite"), Optional.empty()), 3));
    assertEquals(List.of(10, 9), all(copies(Optional.empty(), Optional.of(DRIVE)), 3));
    Event.Sealed lost = sealed.get(1);
    ledger.append(
        new Event.CopyLost(lost.document(), 1, DRIVE, lost.object(), Event.CopyLost.MISSING));
    assertEquals(List.of(10, 9, 1), all(copies(Optional.empty(), Optional.of(DRIVE)), 3));
    for (int i : new int[] {1, 9, 10}) {
      copy(i, DRIVE);
    }
    assertEquals(List.of(), all(copies(Optional.empty(), Optional.of(DRIVE)), 3));
  }

  @Test
  void whatIsNotOnTheBoxIsTold() throws IOException {
    Event.Sealed left = sealed.get(3);
    Event.Sealed lost = sealed.get(6);
    ledger.append(new Event.LeftBox(left.document(), 1, left.object(), "room"));
    ledger.append(
        new Event.CopyLost(
            lost.document(), 1, Event.THIS_BOX, lost.object(), Event.CopyLost.DAMAGED));
    assertEquals(List.of(3), all(place(Wanted.Place.LEFT), 5));
    assertEquals(List.of(6), all(place(Wanted.Place.LOST), 5));
    assertEquals(List.of(), all(place(Wanted.Place.NEVER), 5));
    assertEquals(9, all(place(Wanted.Place.HERE), 5).size());
  }

  @Test
  void versionsAreFoundByHowTheirIdBegins() throws IOException {
    String document = sealed.get(2).document();
    seal(document, 2, "legal");
    List<DocumentPage.Row> found = catalog.documents().called(document.substring(0, 6), 9);
    assertEquals(List.of(1, 2), found.stream().map(row -> row.version().version()).toList());
    assertEquals(List.of(), catalog.documents().called("zzzz", 9));
  }

  @Test
  void whatHappenedToADocumentIsInTheLedger() throws IOException {
    Event.Sealed of = sealed.get(5);
    copy(5, DRIVE);
    ledger.append(new Event.CopyLost(of.document(), 1, DRIVE, of.object(), Event.CopyLost.DAMAGED));
    copy(5, DRIVE);
    ledger.append(new Event.LeftBox(of.document(), 1, of.object(), "room"));
    copy(5, Event.THIS_BOX);
    copy(4, DRIVE);
    List<String> told = new ArrayList<>();
    for (long seq : catalog.happenings().of(of.document())) {
      told.add(ledger.entry(seq).orElseThrow().event().type());
    }
    assertEquals(List.of("sealed", "copied", "copy-lost", "copied", "left-box", "copied"), told);
    assertEquals(List.of(), catalog.happenings().of("none"));
  }
}
