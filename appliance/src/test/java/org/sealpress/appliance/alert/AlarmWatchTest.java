package org.sealpress.appliance.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.plan.Today;

class AlarmWatchTest {
  private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

  @TempDir private Path data;
  private final List<Message> told = new ArrayList<>();
  private final List<Sight> sights = new ArrayList<>();
  private Optional<IOException> fault = Optional.empty();
  private Duration passed = Duration.ZERO;
  private long documents = 5;
  private AlarmBook book = new AlarmBook(AlarmTimes.USUAL);

  private final AlarmSource source =
      new AlarmSource() {
        @Override
        public Set<AlarmKind> kinds() {
          return Set.of(AlarmKind.COPY_LATE);
        }

        @Override
        public List<Sight> look(Today today) throws IOException {
          if (fault.isPresent()) {
            throw fault.get();
          }
          return List.copyOf(sights);
        }
      };

  private final Digest.Facts facts =
      new Digest.Facts() {
        @Override
        public long documents() {
          return documents;
        }

        @Override
        public List<Digest.Section> sections(Today today) {
          return List.of();
        }
      };

  private Today today() {
    return Today.sure(START.plus(passed), ZoneOffset.UTC);
  }

  private AlarmWatch watch() {
    book = new AlarmBook(AlarmTimes.USUAL);
    return new AlarmWatch(
        List.of(source),
        book,
        new AlarmFile(data),
        new Digest("desk", new WeeklyTime(DayOfWeek.MONDAY, LocalTime.of(8, 0)), facts),
        new NoticeText("desk", ZoneOffset.UTC),
        told::add,
        this::today,
        () -> passed.toNanos(),
        Duration.ofHours(1));
  }

  private List<String> titles() {
    return told.stream().map(Message::title).toList();
  }

  private void late() {
    sights.add(
        new Sight.Wrong(
            new Alarm(
                AlarmKind.COPY_LATE,
                "usb",
                Urgency.SOON,
                "copies are late",
                "what",
                Optional.empty(),
                "risk",
                "remedy")));
  }

  @Test
  void whatIsWrongIsToldAndARestartDoesNotTellItAgain() {
    late();
    AlarmWatch first = watch();
    first.look(today());
    first.look(today());
    assertEquals(List.of("copies are late"), titles());
    book.heard(told.get(0).about().orElseThrow());
    first.close();
    AlarmWatch next = watch();
    next.look(today());
    assertEquals(List.of("copies are late"), titles());
    assertEquals(1, book.raised().size());
  }

  @Test
  void whatNobodyHasHeardOfIsToldOnceMoreAfterARestart() {
    late();
    AlarmWatch first = watch();
    first.look(today());
    first.close();
    watch().look(today());
    assertEquals(List.of("copies are late", "copies are late"), titles());
  }

  @Test
  void aSourceThatFailsEndsNothing() {
    late();
    AlarmWatch watch = watch();
    watch.look(today());
    fault = Optional.of(new IOException("the catalog failed"));
    watch.look(today());
    assertEquals(1, book.raised().size());
    fault = Optional.empty();
    sights.clear();
    watch.look(today());
    assertEquals(1, book.raised().size(), "it is not over before all was well for an hour");
  }

  @Test
  void aDigestComesEachWeekAndCountsWhatIsNew() {
    AlarmWatch watch = watch();
    watch.look(today());
    documents = 12;
    passed = Duration.ofDays(5).plusHours(22);
    watch.look(today());
    assertEquals(List.of(), titles());
    passed = Duration.ofDays(5).plusHours(23);
    watch.look(today());
    watch.look(today());
    assertEquals(List.of("Digest: 7 documents sealed, all is well"), titles());
    watch.close();
    documents = 13;
    passed = Duration.ofDays(14);
    watch().look(today());
    assertEquals("Digest: 1 document sealed, all is well", titles().get(1));
    assertTrue(told.get(1).text().contains("since Mon 30 Nov 2026, 08:00"), told.get(1).text());
  }
}
