package org.sealpress.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.CheckEvent;
import org.sealpress.ledger.Event;

/**
 * The box is killed at each step of a check: what is on its disk at that moment is all that another
 * one has, which then goes on where it stood. No side is lost, and each that is no page is told.
 */
class CheckKilledTest {
  private static final CaptureOrder ORDER =
      Sides.ORDER.checked(Duration.ofMinutes(10)).titled(new DocumentTitle("A lease"));

  @TempDir Path dir;

  /** What was on the disk at a moment, and what the pages must be when it is confirmed then. */
  private final Map<Path, String> moments = new LinkedHashMap<>();

  private void keep(String pages) {
    Path copy = dir.resolve("killed-" + moments.size());
    Path box = dir.resolve("box");
    try (Stream<Path> all = Files.walk(box)) {
      for (Path file : all.toList()) {
        Path to = copy.resolve(box.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    moments.put(copy, pages);
  }

  @Test
  void itGoesOnWhereItStood() throws Exception {
    String id;
    FakeStore store = new FakeStore();
    try (IntakeBox box =
        new IntakeBox(
            Files.createDirectories(dir.resolve("box")),
            new FakeReader(),
            store,
            IntakeBox.QUICK)) {
      id = box.intake.newId();
      box.intake.capture(id, ORDER, new FakeScanner(4));
      await().until(() -> !box.told.all(CaptureEvent.Checking.class).isEmpty());
      keep("1 2 3 4");
      Checks checks = box.intake.checks();
      checks.turn(id, 1, 1, "anna");
      keep("1 2 3 4");
      checks.drop(id, 2, "anna", "not ours");
      keep("1 3 4");
      FakeScanner rest =
          new FakeScanner(1).whenAsked(side -> keep("1 3 4")).whenHalf(side -> keep("1 3 4"));
      box.intake.rescan(id, 3, "anna", "a fold", ORDER, rest);
      keep("1 1 4");
      checks.restore(id, 2, "anna");
      keep("1 2 1 4");
      checks.drop(id, 4, "anna", "not ours");
      checks.prolong(id, "anna");
      keep("1 2 1");
      store.whenStoring(() -> keep("1 2 1"));
      checks.confirm(id, "anna");
      box.settle();
    }
    for (Map.Entry<Path, String> moment : moments.entrySet()) {
      assertGoesOn(moment.getKey(), id, moment.getValue());
    }
    assertEquals(9, moments.size());
  }

  private static void assertGoesOn(Path disk, String id, String pages) throws Exception {
    FakeStore store = new FakeStore();
    try (IntakeBox box = new IntakeBox(disk, new FakeReader(), store, IntakeBox.QUICK)) {
      assertEquals(List.of(), box.intake.resume());
      List<CaptureEvent> ends = new ArrayList<>();
      await()
          .until(
              () -> {
                ends.addAll(box.told.all(CaptureEvent.Checking.class));
                ends.addAll(box.told.all(CaptureEvent.Sealed.class));
                return !ends.isEmpty();
              });
      if (ends.get(0) instanceof CaptureEvent.Checking) {
        box.intake.checks().confirm(id, "ben");
      }
      box.settle();
      String sealed = String.join(" ", store.pages(store.documents().get(0))).replace("image ", "");
      assertEquals(pages, sealed, disk.toString());
      Event.Captured captured = box.events(Event.Captured.class).get(0);
      int no = captured.sidesDropped() + captured.sidesFedAgain();
      assertEquals(captured.sidesFed(), pages.split(" ").length + no, disk.toString());
      assertTrue(captured.sidesFed() >= 4, "no side is lost");
      assertEquals(1, box.events(Event.Captured.class).size());
      assertEquals(1, box.events(CheckEvent.Confirmed.class).size());
      assertEquals(
          captured.sidesDropped(), box.events(CheckEvent.SideLeftOut.class).size(), "each is told");
      assertEquals(List.of(), box.files());
    }
  }
}
