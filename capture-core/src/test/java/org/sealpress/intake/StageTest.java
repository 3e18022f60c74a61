package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.FeedStopped;

class StageTest {
  private static final FeedStopped STOPPED = new FeedStopped("a jam", Sides.PRESSED);
  private static final FeedEnded ENDED = new FeedEnded(1, "", Sides.PRESSED);
  private static final JournalEntry.Discarded DISCARDED =
      new JournalEntry.Discarded("wrong", Sides.PRESSED);

  private static final List<JournalEntry> ENTRIES =
      List.of(
          Sides.opened(),
          Sides.stored(1),
          STOPPED,
          new JournalEntry.Continued(List.of(), Sides.PRESSED),
          DISCARDED,
          ENDED,
          new JournalEntry.Recording(1),
          new JournalEntry.Recorded(),
          new JournalEntry.Sealed(List.of("o")),
          new JournalEntry.SideRefused("short", Sides.PRESSED),
          new JournalEntry.FrontsFed(1, Sides.PRESSED),
          new JournalEntry.Imported("scans", 1, "00"),
          new JournalEntry.Abandoned("it changed", Sides.PRESSED),
          new CheckEntry.Asked(600),
          new CheckEntry.Begun(Sides.PRESSED, Sides.PRESSED),
          new CheckEntry.Prolonged(Sides.PRESSED, "anna", Sides.PRESSED),
          new CheckEntry.Turned(1, 1, "anna", Sides.PRESSED),
          new CheckEntry.SideDropped(1, "anna", "smeared", Sides.PRESSED),
          new CheckEntry.SideRestored(1, "anna", Sides.PRESSED),
          new CheckEntry.RescanBegun(List.of(1), "anna", "smeared", Sides.PRESSED),
          new CheckEntry.RescanEnded("", Sides.PRESSED),
          new CheckEntry.Ended("anna", Sides.PRESSED));

  private static final Stage FEEDING = new Stage.Feeding();
  private static final Stage HELD = new Stage.Held(STOPPED);
  private static final Stage CLOSED = new Stage.Closed(ENDED);
  private static final Stage CHECKING = new Stage.Checking(ENDED);
  private static final Stage AGAIN = new Stage.Rescanning(ENDED);
  private static final Stage THROWN = new Stage.ThrownAway("wrong");
  private static final Stage DROPPED = new Stage.Dropped("it changed");
  private static final Stage DONE = new Stage.Done(List.of("o"));

  /** For each stage, what each of the entries makes of it; all others can't come. */
  private static final Map<Stage, Map<Integer, Stage>> TABLE =
      Map.of(
          new Stage.New(),
          Map.of(0, FEEDING),
          FEEDING,
          Map.of(
              1, FEEDING, 2, HELD, 5, CLOSED, 9, FEEDING, 10, FEEDING, 11, FEEDING, 12, DROPPED, 13,
              FEEDING),
          HELD,
          Map.of(2, HELD, 3, FEEDING, 4, THROWN, 5, CLOSED, 9, HELD),
          CLOSED,
          Map.of(6, CLOSED, 7, CLOSED, 8, DONE, 14, CHECKING),
          CHECKING,
          Map.of(
              4, THROWN, 15, CHECKING, 16, CHECKING, 17, CHECKING, 18, CHECKING, 19, AGAIN, 21,
              CLOSED),
          AGAIN,
          Map.of(1, AGAIN, 9, AGAIN, 20, CHECKING),
          THROWN,
          Map.of(6, THROWN, 7, THROWN),
          DROPPED,
          Map.of(),
          DONE,
          Map.of());

  @Test
  void eachEntryMovesEachStageOnlyAsTheTableSays() {
    TABLE.forEach(
        (stage, ways) -> {
          for (int i = 0; i < ENTRIES.size(); i++) {
            JournalEntry entry = ENTRIES.get(i);
            Optional<Stage> next = Optional.ofNullable(ways.get(i));
            if (next.isPresent()) {
              assertEquals(next.get(), stage.after(entry), entry.toString());
            } else {
              assertThrows(
                  IllegalArgumentException.class,
                  () -> stage.after(entry),
                  () -> entry + " at " + stage);
            }
          }
        });
  }
}
