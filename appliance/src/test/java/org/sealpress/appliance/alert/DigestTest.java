package org.sealpress.appliance.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpress.plan.Today;

class DigestTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final WeeklyTime MONDAY = new WeeklyTime(DayOfWeek.MONDAY, LocalTime.of(8, 0));

  private static final Digest.Facts FACTS =
      new Digest.Facts() {
        @Override
        public long documents() {
          return 1812;
        }

        @Override
        public List<Digest.Section> sections(Today today) {
          return List.of(
              new Digest.Section("Targets", List.of("offsite: 1,812 copies, has everything")),
              new Digest.Section("Drives", List.of()),
              new Digest.Section("Last restore drill", List.of("none yet")));
        }
      };

  private static boolean due(String last, String now) {
    return MONDAY.isDue(Instant.parse(last), Instant.parse(now), BERLIN);
  }

  @Test
  void itIsMadeOnceAWeekByTheClockOnTheWall() {
    assertFalse(due("2026-11-23T07:00:01Z", "2026-11-29T23:00:00Z"));
    assertFalse(due("2026-11-23T07:00:01Z", "2026-11-30T06:59:00Z"));
    assertTrue(due("2026-11-23T07:00:01Z", "2026-11-30T07:00:00Z"));
    assertFalse(due("2026-11-30T07:00:05Z", "2026-11-30T07:00:10Z"));
    // In summer eight o'clock is an hour earlier.
    assertTrue(due("2026-06-22T06:00:01Z", "2026-06-29T06:00:00Z"));
  }

  @Test
  void oneThatWasMissedIsMadeUpForOnce() {
    assertTrue(due("2026-11-09T07:00:01Z", "2026-11-28T12:00:00Z"));
    assertFalse(due("2026-11-28T12:00:00Z", "2026-11-28T12:00:05Z"));
    assertTrue(due("2026-11-28T12:00:00Z", "2026-11-30T08:00:00Z"));
  }

  @Test
  void whatItSays() throws IOException {
    Digest digest = new Digest("front-desk", MONDAY, FACTS);
    Instant last = Instant.parse("2026-11-23T07:00:00Z");
    Today today = Today.sure(Instant.parse("2026-11-30T07:00:00Z"), ZoneOffset.UTC);
    Message well = digest.of(1800, last, today, List.of());
    assertEquals("Digest: 12 documents sealed, all is well", well.title());
    assertEquals(
        """
        Box front-desk: how it is doing.

        12 documents sealed since Mon 23 Nov 2026, 07:00; 1,812 documents in all.

        Targets
          offsite: 1,812 copies, has everything

        Last restore drill
          none yet

        No alarm is raised.
        """,
        well.text());
    Alarm alarm =
        new Alarm(
            AlarmKind.SCANNER_AWAY,
            "",
            Urgency.SOON,
            "the scanner can't be used",
            "w",
            Optional.empty(),
            "r",
            "d");
    Message ill = digest.of(1812, last, today, List.of(new RaisedAlarm(alarm, last, last, true)));
    assertEquals("Digest: 0 documents sealed, 1 alarm", ill.title());
    assertTrue(
        ill.text()
            .endsWith(
                """
                Alarms that are not over
                  the scanner can't be used, since Mon 23 Nov 2026, 07:00
                """),
        ill.text());
    assertEquals("digest", ill.fields().getString("event"));
  }

  @Test
  void aDoubtfulClockMakesNone() {
    Digest digest = new Digest("front-desk", MONDAY, FACTS);
    Instant last = Instant.parse("2026-11-09T07:00:00Z");
    Instant now = Instant.parse("2026-11-30T07:00:00Z");
    assertTrue(digest.isDue(last, Today.sure(now, ZoneOffset.UTC)));
    assertFalse(digest.isDue(last, new Today(now, ZoneOffset.UTC, Optional.of("doubtful"))));
  }
}
