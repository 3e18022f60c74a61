package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a receptionist reads, word for word. */
class StatusTextTest {
  private final JsonObject status =
      new JsonObject()
          .put("box", "front-desk")
          .put("started", "2026-11-24T08:00:00Z")
          .put("now", "2026-11-24T09:20:00Z")
          .put("scanner", scanner("ready", ""))
          .put("targets", new JsonArray())
          .put("captures", new JsonArray())
          .put("warnings", new JsonArray());

  @Test
  void idle() {
    target("drive-a", "up-to-date", 0, "");
    target("offsite", "unknown", 0, "");
    shows(
        true,
        """
        front-desk: Nothing has been scanned yet.
        Scanner:  ready (fujitsu:fi-7160:1)
        Targets:  drive-a  has everything
                  offsite  not looked at yet
        """);
  }

  @Test
  void scanning() {
    status.put("scanner", scanner("scanning", ""));
    target("drive-a", "up-to-date", 0, "");
    capture("waiting", 0);
    capture("scanning", 3);
    capture("reading", 4).put("read", 1);
    capture("sealing", 1);
    shows(
        true,
        """
        front-desk: 4 scans are being worked on.
        Scanner:  scanning (fujitsu:fi-7160:1)
        Targets:  drive-a  has everything
        Captures: 09:15  legal: waits for the scanner
                  09:15  legal, 3 sides: sheets are fed
                  09:15  legal, 4 sides: 1 of 4 read
                  09:15  legal, 1 side: is sealed now
        """);
  }

  @Test
  void safe() {
    target("drive-a", "up-to-date", 0, "");
    target("offsite", "up-to-date", 0, "");
    capture("safe", 4, "drive-a", "offsite").put("blank", 2);
    capture("empty", 0).put("message", "the feeder is empty: put the sheets in and press again");
    capture("safe", 1, "drive-a", "offsite").put("started", "2026-11-23T17:59:00Z");
    shows(
        true,
        """
        front-desk: Everything that was scanned is safe.
        Scanner:  ready (fujitsu:fi-7160:1)
        Targets:  drive-a  has everything
                  offsite  has everything
        Captures: 09:15  legal, 4 sides (2 blank): safe on the box, drive-a, offsite
                  09:15  legal: nothing was scanned. The feeder is empty: put the sheets in and press again
                  23 Nov 17:59  legal, 1 side: safe on the box, drive-a, offsite
        """);
  }

  @Test
  void severalDocumentsOfOneCapture() {
    target("offsite", "up-to-date", 0, "");
    JsonArray documents = new JsonArray().add(new JsonObject()).add(new JsonObject());
    capture("sealed", 5).put("documents", documents);
    capture("safe", 5, "offsite").put("documents", documents);
    shows(
        true,
        """
        front-desk: 2 documents are being copied.
        Scanner:  ready (fujitsu:fi-7160:1)
        Targets:  offsite  has everything
        Captures: 09:15  legal, 5 sides: sealed as 2 documents, on the box
                  09:15  legal, 5 sides: safe as 2 documents on the box, offsite
        """);
  }

  @Test
  void behind() {
    target("drive-a", "behind", 2, "drive \"A\" is not in the slot at /media/a: insert it");
    target("drive-b", "behind", 0, "drive \"B\" is not in the slot at /media/b: insert it");
    target("offsite", "up-to-date", 0, "");
    capture("sealed", 2, "offsite");
    shows(
        false,
        """
        front-desk: 2 documents are not on drive-a yet. drive-b cannot be used at the moment.
        Scanner:  ready (fujitsu:fi-7160:1)
        Targets:  drive-a  lacks 2 documents: drive "A" is not in the slot at /media/a: insert it
                  drive-b  can't be used: drive "B" is not in the slot at /media/b: insert it
                  offsite  has everything
        Captures: 09:15  legal, 2 sides: sealed, on the box, offsite
        """);
  }

  @Test
  void catchingUp() {
    target("usb", "behind", 2000, "drive \"B\" is not in the slot at /media/b: insert it");
    status
        .getJsonArray("targets")
        .getJsonObject(0)
        .put("state", "up-to-date")
        .put(
            "copying",
            new JsonObject()
                .put("objects", 1200L)
                .put("ofObjects", 2000L)
                .put("secondsLeft", 171L));
    assertEquals("Targets:  usb  1,200 of 2,000 documents, 3 min left", lines().get(2));
    copying().put("secondsLeft", 8_000L);
    assertEquals("Targets:  usb  1,200 of 2,000 documents, 2 h 10 min left", lines().get(2));
    copying().put("secondsLeft", 0L);
    assertEquals("Targets:  usb  1,200 of 2,000 documents", lines().get(2));
  }

  private JsonObject copying() {
    return status.getJsonArray("targets").getJsonObject(0).getJsonObject("copying");
  }

  @Test
  void onTheWayToTheTargets() {
    target("offsite", "up-to-date", 0, "");
    capture("sealed", 2);
    assertEquals("front-desk: One document is being copied.", lines().get(0));
    assertTrue(new Health(status).well());
  }

  @Test
  void whatIsToBeCopiedLaterIsAsPlanned() {
    target("drive-a", "up-to-date", 0, "");
    status
        .getJsonArray("targets")
        .getJsonObject(0)
        .put("later", 2L)
        .put("laterFrom", "2026-11-24T22:00:00Z");
    capture("sealed", 2).put("due", "2026-11-29T02:00:00Z");
    capture("sealed", 1).put("due", "2026-11-24T22:00:00Z");
    capture("safe", 1, "drive-a");
    shows(
        true,
        """
        front-desk: All is as planned: 2 documents are sealed on this box and will be copied from 22:00.
        Scanner:  ready (fujitsu:fi-7160:1)
        Targets:  drive-a  has everything that is due; 2 documents go there from 22:00
        Captures: 09:15  legal, 2 sides: sealed, on the box; its copies are due 29 Nov 02:00
                  09:15  legal, 1 side: sealed, on the box; its copies are due 22:00
                  09:15  legal, 1 side: safe on the box, drive-a
        """);
    capture("sealed", 1);
    assertEquals("front-desk: One document is being copied.", lines().get(0));
  }

  @Test
  void parked() {
    target("drive-a", "up-to-date", 0, "");
    capture("parked", 2)
        .put("message", "not sealed yet, will be tried again: the disk is full; free some space");
    shows(
        false,
        """
        front-desk: One scan cannot be sealed at the moment.
        Scanner:  ready (fujitsu:fi-7160:1)
        Targets:  drive-a  has everything
        Captures: 09:15  legal, 2 sides: not sealed yet, will be tried again: the disk is full; free some space
        """);
  }

  @Test
  void aJam() {
    status.put(
        "scanner",
        scanner(
            "stopped",
            "Scanner x has a paper jam. Open it, take the sheet out, and feed that sheet again."));
    target("drive-a", "up-to-date", 0, "");
    capture("safe", 2, "drive-a")
        .getJsonArray("flaws")
        .add("the feeder stopped: Scanner x has a paper jam. The first 2 sides are safe");
    shows(
        false,
        """
        front-desk: The scanner stopped before all paper was fed.
        Scanner:  stopped. Scanner x has a paper jam. Open it, take the sheet out, and feed that sheet again.
        Targets:  drive-a  has everything
        Captures: 09:15  legal, 2 sides: safe on the box, drive-a
                         the feeder stopped: Scanner x has a paper jam. The first 2 sides are safe
        """);
  }

  @Test
  void theScannerAwayAndOneCaptureOnTheWay() {
    status.put("scanner", scanner("away", "The SANE daemon at x can't be reached."));
    capture("reading", 2).put("read", 2);
    shows(
        false,
        """
        front-desk: The scanner cannot be used. One scan is being worked on.
        Scanner:  can't be used. The SANE daemon at x can't be reached.
        Targets:  none: documents are on this box alone
        Captures: 09:15  legal, 2 sides: 2 of 2 read
        """);
  }

  @Test
  void withoutTargetsAndWithWarnings() {
    capture("sealed", 1);
    status.getJsonArray("warnings").add("there is only one recipient").add("and one more thing");
    shows(
        true,
        """
        front-desk: Everything is sealed, but only on this box.
        Scanner:  ready (fujitsu:fi-7160:1)
        Targets:  none: documents are on this box alone
        Captures: 09:15  legal, 1 side: sealed, on the box
        Note:     there is only one recipient
                  and one more thing
        """);
  }

  @Test
  void olderCapturesAreShownWhenTheyAreNotWhereTheyShouldBe() {
    for (int i = 0; i < 30; i++) {
      capture(i >= 10 && i < 18 ? "sealed" : "safe", i + 1);
    }
    List<String> captures = lines().subList(3, lines().size());
    assertEquals(11, captures.size(), captures.toString());
    assertTrue(captures.get(4).contains("legal, 5 sides: safe"), captures.toString());
    assertTrue(captures.get(5).contains("legal, 11 sides: sealed"), captures.toString());
    assertEquals("          and 3 more that are not on every target", captures.get(10));
  }

  @Test
  void inboxes() {
    target("drive-a", "up-to-date", 0, "");
    JsonObject scans =
        inbox("scans", "watched", "a.jpg is not taken yet: the JPEG has no end (EOI)")
            .put("waiting", 1)
            .put("leftAlone", 3)
            .put("setAside", 2);
    JsonObject phones = inbox("phones", "away", "there is no folder /srv/phones");
    JsonObject copier = inbox("copier", "watched", "");
    status.put("inboxes", new JsonArray(List.of(scans, phones, copier)));
    shows(
        false,
        """
        front-desk: 2 files in the inbox scans could not be read. The inbox phones cannot be used.
        Scanner:  ready (fujitsu:fi-7160:1)
        Targets:  drive-a  has everything
        Inboxes:  scans  1 file waiting
                         a.jpg is not taken yet: the JPEG has no end (EOI)
                         left alone: 3 (folders, links, temporary names)
                         set aside: 2, see /srv/scans/rejected
                  phones  can't be used: there is no folder /srv/phones
                  copier  empty
        """);
  }

  @Test
  void buttons() {
    target("drive-a", "up-to-date", 0, "");
    JsonObject desk = button("desk", "gpio", "away", "there is no GPIO chip gpiochip0");
    JsonObject pedal = button("pedal", "keypad", "watched", "").put("last", "2026-11-24T09:15:00Z");
    JsonObject keys = button("keys", "keypad", "stuck", "Its key f13 is down all the time.");
    JsonObject own = button("scanner", "scanner", "away", "The scanner is asleep");
    status.put("buttons", new JsonArray(List.of(own, desk, pedal, keys)));
    status.put("lamps", new JsonObject().put("message", "gpioset is missing"));
    shows(
        true,
        """
        front-desk: Nothing has been scanned yet.
        Scanner:  ready (fujitsu:fi-7160:1)
        Buttons:  desk  does not work: there is no GPIO chip gpiochip0
                  pedal  works (pressed last at 09:15)
                  keys  does not work. Its key f13 is down all the time.
        Lamps:    do not work: gpioset is missing
        Targets:  drive-a  has everything
        """);
  }

  private static JsonObject button(String name, String kind, String state, String message) {
    return new JsonObject()
        .put("name", name)
        .put("kind", kind)
        .put("state", state)
        .put("message", message);
  }

  @Test
  void drivesThatTakeTurns() {
    target("usb", "up-to-date", 0, "");
    rotation();
    shows(
        true,
        """
        front-desk: Nothing has been scanned yet.
        Scanner:  ready (fujitsu:fi-7160:1)
        Targets:  usb  has everything
        Drives:   3 documents are on no drive that is away, the oldest since 23 Nov (1 day)
                  next: swap in drive B by 30 Nov
        """);
  }

  @Test
  void whatIsReadAgainAndTheBoxItself() {
    target("usb", "up-to-date", 0, "");
    target("nas", "up-to-date", 0, "");
    JsonObject verified =
        new JsonObject()
            .put("at", "2026-11-23T22:10:00Z")
            .put("part", 2)
            .put("parts", 8)
            .put("objects", 400)
            .put("damaged", 0)
            .put("missing", 0);
    status.getJsonArray("targets").getJsonObject(0).put("verified", verified);
    status
        .getJsonArray("targets")
        .getJsonObject(1)
        .put("reading", new JsonObject().put("objects", 1200).put("ofObjects", 4000));
    status.put(
        "store",
        new JsonObject()
            .put("message", "1 objects are damaged")
            .put("verified", verified.copy().put("parts", 1).put("damaged", 1)));
    shows(
        false,
        """
        front-desk: The box's own disk needs somebody.
        Scanner:  ready (fujitsu:fi-7160:1)
        Targets:  usb  has everything; read again 23 Nov 22:10 (part 2 of 8): as it was stored
                  nas  has everything; is read again, 1,200 of about 4,000 documents
        This box: 1 objects are damaged; read again 23 Nov 22:10: 1 damaged, 0 missing
        """);
  }

  @Test
  void aSwapThatIsLate() {
    target("usb", "up-to-date", 0, "");
    rotation(
        "overdue", "the swap is 3 days overdue: eject drive A and take it away, insert drive B");
    shows(
        false,
        """
        front-desk: It is time to swap the drives.
        Scanner:  ready (fujitsu:fi-7160:1)
        Targets:  usb  has everything
        Drives:   3 documents are on no drive that is away, the oldest since 23 Nov (1 day)
                  the swap is 3 days overdue: eject drive A and take it away, insert drive B
        """);
  }

  private void rotation(String... warning) {
    JsonArray warnings = new JsonArray();
    if (warning.length > 0) {
      warnings.add(
          new JsonObject().put("kind", warning[0]).put("urgent", true).put("text", warning[1]));
    }
    status.put(
        "rotation",
        new JsonObject()
            .put(
                "exposure",
                new JsonObject()
                    .put(
                        "text",
                        "3 documents are on no drive that is away, the oldest since 23 Nov (1"
                            + " day)"))
            .put("next", new JsonObject().put("text", "swap in drive B by 30 Nov"))
            .put("warnings", warnings));
  }

  private static JsonObject inbox(String name, String state, String message) {
    return new JsonObject()
        .put("name", name)
        .put("folder", "/srv/" + name)
        .put("state", state)
        .put("message", message);
  }

  @Test
  void whatAScannerOrTargetSaysCantSteerTheTerminal() {
    status.put("scanner", scanner("away", "\u001b]0;title\u0007"));
    assertTrue(lines().stream().noneMatch(line -> line.indexOf('\u001b') >= 0), lines().toString());
  }

  private void shows(boolean well, String text) {
    assertEquals(text.strip(), String.join("\n", lines()));
    assertEquals(well, new Health(status).well());
    assertFalse(text.contains("null"));
  }

  private List<String> lines() {
    return StatusText.of(status, ZoneOffset.UTC);
  }

  private static JsonObject scanner(String state, String message) {
    return new JsonObject()
        .put("state", state)
        .put("device", "fujitsu:fi-7160:1")
        .put("message", message);
  }

  private void target(String name, String state, int waiting, String message) {
    status
        .getJsonArray("targets")
        .add(
            new JsonObject()
                .put("name", name)
                .put("state", state)
                .put("waiting", waiting)
                .put("message", message));
  }

  private JsonObject capture(String state, int sides, String... copies) {
    JsonObject capture =
        new JsonObject()
            .put("id", "c")
            .put("class", "legal")
            .put("started", "2026-11-24T09:15:00Z")
            .put("state", state)
            .put("message", "")
            .put("sides", sides)
            .put("read", 0)
            .put("blank", 0)
            .put("copies", new JsonArray(List.of(copies)))
            .put("flaws", new JsonArray());
    status.getJsonArray("captures").add(capture);
    return capture;
  }
}
