package org.sealpress.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpress.ledger.Event;

/** What is found damaged in the spool: told, never thrown away, and no reason not to go on. */
class DamagedSpoolTest extends SpoolLeftBehind {
  private static final String NO_JOURNAL = "nojournalnojournalnojourna";
  private static final String MOVED = "movedmovedmovedmovedmovedm";

  @Test
  void whatIsDamagedIsSetAsideWithItsReasonAndTheOthersGoOn() throws Exception {
    Path damaged = leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1), Sides.stored(2), FED);
    Path journal = damaged.resolve("journal.jsonl");
    byte[] lines = Files.readAllBytes(journal);
    lines[lines.length / 2] ^= 1;
    Files.write(journal, lines);
    leaveSide(Files.createDirectories(folder(NO_JOURNAL)), 1);
    leave(MOVED, Sides.opened(OTHER, Sides.DOCUMENT), Sides.stored(1));
    leave(OTHER, Sides.opened(OTHER, Sides.DOCUMENT), Sides.stored(1), FED);
    Map<String, byte[]> before = contents();

    List<String> problems = resume();

    assertEquals(3, problems.size(), problems.toString());
    Map<String, String> reasons =
        Map.of(
            Sides.CAPTURE,
            "journal.jsonl, line 2 is damaged",
            NO_JOURNAL,
            "there are pages but its journal is gone or empty",
            MOVED,
            "its journal is of the capture " + OTHER);
    for (Map.Entry<String, String> each : reasons.entrySet()) {
      Path home = dir.resolve("spool/aside").resolve(each.getKey());
      String line =
          problems.stream().filter(p -> p.contains(home.toString())).findFirst().orElseThrow();
      assertTrue(line.contains(each.getValue()), line);
      assertTrue(line.endsWith("Feed its sheets again if you still have them."), line);
      assertTrue(Files.readString(home.resolve("reason.txt")).contains(each.getValue()));
      assertFalse(Files.exists(folder(each.getKey())));
      assertTrue(
          box.events(Event.Fault.class).stream()
              .anyMatch(
                  fault ->
                      fault.kind().equals(Event.Fault.SET_ASIDE)
                          && fault.message().contains(each.getValue())
                          && fault.capture().equals(each.getKey())));
    }
    assertEquals(List.of("image 1"), pages(0));
    Map<String, byte[]> after = contents();
    before.keySet().removeIf(name -> name.startsWith(OTHER));
    before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get("aside/" + name), name));

    List<String> later = resume();
    assertEquals(1, later.size(), later.toString());
    assertTrue(later.get(0).startsWith("What was damaged of 3 captures of earlier is kept in "));
    assertEquals(3, box.events(Event.Fault.class).size(), "the ledger is told once");
  }

  @Test
  void whatIsNoCaptureIsNamedAndLeftAsItIs() throws Exception {
    Files.writeString(Files.createDirectories(folder("lost+found")).resolve("x"), "x");
    Files.writeString(dir.resolve("spool/notes.txt"), "somebody's");
    Map<String, byte[]> before = contents();

    List<String> problems = resume();

    assertEquals(2, problems.size(), problems.toString());
    for (String name : List.of("notes.txt", "lost+found")) {
      assertEquals(1, problems.stream().filter(p -> p.contains(name)).count(), name);
    }
    Map<String, byte[]> after = contents();
    assertEquals(before.keySet(), after.keySet());
    before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get(name), name));
  }

  @Test
  void aCaptureOfAnotherVersionIsLeftForThatVersion() throws Exception {
    Path folder = leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1));
    String later = JournalLines.checked("{\"type\":\"stapled\",\"at\":\"2030\"") + "\n";
    Files.writeString(folder.resolve("journal.jsonl"), later, StandardOpenOption.APPEND);

    List<String> problems = resume();

    assertTrue(problems.get(0).contains("another version of this program"), problems.toString());
    assertTrue(problems.get(0).contains("It is left as it is."), problems.toString());
    assertTrue(Files.exists(folder.resolve("side-0001.raw")));
    assertEquals(List.of(), box.events(Event.Fault.class));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCaptureWhoseKeyIsGoneOrDamagedIsSetAside(boolean gone) throws Exception {
    Path folder = leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1), FED);
    byte[] key = Files.readAllBytes(folder.resolve("key"));
    Files.delete(folder.resolve("key"));
    if (!gone) {
      key[key.length - 1] ^= 1;
      Files.write(folder.resolve("key"), key);
    }

    List<String> problems = resume();

    assertTrue(problems.get(0).contains("its key"), problems.toString());
    Path home = dir.resolve("spool/aside").resolve(Sides.CAPTURE);
    assertTrue(Files.exists(home.resolve("side-0001.raw")));
    assertTrue(Files.readString(home.resolve("reason.txt")).contains("its key"));
  }

  @Test
  void aCaptureThatCanNotBeMovedIsGivenUpWhenItCanAndToldOnce() throws Exception {
    Path folder = leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1), FED);
    Files.write(folder.resolve("side-0001.raw"), new byte[200]);
    Path obstacle = Files.writeString(dir.resolve("spool/aside"), "in the way");
    box = new IntakeBox(dir, new FakeReader(), store, IntakeBox.QUICK);
    box.intake.resume();
    await().until(() -> box.told.all(CaptureEvent.Parked.class).size() > 1);
    Files.delete(obstacle);
    box.settle();
    assertTrue(Files.exists(dir.resolve("spool/aside").resolve(Sides.CAPTURE)));
    assertEquals(1, box.events(Event.Fault.class).size());
    assertEquals(1, box.told.all(CaptureEvent.Empty.class).size());
  }

  @Test
  void aMoveThatWasCutShortIsRepeatedAndNothingIsEverWrittenOver() throws Exception {
    Path damaged = folder(NO_JOURNAL);
    leaveSide(Files.createDirectories(damaged), 1);
    Files.writeString(damaged.resolve("reason.txt"), "the first reason");
    Path taken = Files.createDirectories(dir.resolve("spool/aside").resolve(NO_JOURNAL));

    resume();

    Path home = taken.resolveSibling(NO_JOURNAL + ".2");
    assertEquals("the first reason", Files.readString(home.resolve("reason.txt")));
    assertTrue(Files.exists(home.resolve("side-0001.raw")));
  }

  @Test
  void whatCanNotBeMovedIsLeftAndToldAndTheOthersGoOn() throws Exception {
    leaveSide(Files.createDirectories(folder(NO_JOURNAL)), 1);
    leave(OTHER, Sides.opened(OTHER, Sides.DOCUMENT), Sides.stored(1), FED);
    Files.writeString(dir.resolve("spool/aside"), "in the way");

    List<String> problems = resume();

    assertEquals(List.of("image 1"), pages(0));
    assertTrue(problems.get(0).contains("It is left as it is."), problems.toString());
    assertTrue(Files.exists(folder(NO_JOURNAL).resolve("side-0001.raw")));
  }

  private Map<String, byte[]> contents() throws IOException {
    Path spool = dir.resolve("spool");
    try (var files = Files.walk(spool)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(file -> spool.relativize(file).toString(), DamagedSpoolTest::bytes));
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> damages() {
    return List.of("changed", "cut", "longer", "another's", "gone");
  }

  @ParameterizedTest
  @MethodSource("damages")
  void aSideThatTheDiskLostIsNamedAndKeptAsideAndTheOthersAreSealed(String damage)
      throws Exception {
    Path folder =
        leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1), Sides.stored(2), Sides.stored(3));
    Path side = folder.resolve("side-0002.raw");
    byte[] bytes = Files.readAllBytes(side);
    switch (damage) {
      case "changed" -> bytes[100] ^= 4;
      case "cut" -> bytes = Arrays.copyOf(bytes, 150);
      case "longer" -> bytes = Arrays.copyOf(bytes, 300);
      case "another's" -> bytes = Files.readAllBytes(folder.resolve("side-0003.raw"));
      default -> {}
    }
    Files.write(side, bytes);
    if (damage.equals("gone")) {
      Files.delete(side);
    }
    assertEquals(List.of(), resume());
    assertEquals(List.of("image 1", "image 3"), pages(0));
    DocumentStore.Document document = store.documents().get(0);
    assertEquals(2, document.pages());
    String flaw = document.flaws().get(1);
    assertTrue(flaw.startsWith("side 2: lost on this box's disk ("), flaw);
    assertTrue(flaw.endsWith("it is not in the document, feed that sheet again"), flaw);
    assertTrue(
        box.told.all(CaptureEvent.SideRead.class).stream()
            .anyMatch(read -> read.number() == 2 && read.flaw().contains("feed that sheet")));
    assertTrue(
        box.events(Event.Fault.class).stream()
            .anyMatch(fault -> fault.kind().equals("side-lost") && fault.message().equals(flaw)));
    Path home = dir.resolve("spool/aside").resolve(Sides.CAPTURE);
    assertTrue(Files.readString(home.resolve("side-0002.raw.txt")).contains("lost on this box"));
    for (String name : List.of("side-0002.raw", "side-0002.raw.key")) {
      assertEquals(!damage.equals("gone"), Files.exists(home.resolve(name)), name);
    }
    assertFalse(Files.exists(folder));
    List<String> later = resume();
    assertEquals(1, store.documents().size(), "what was set aside is no capture");
    assertEquals(1, later.size(), later.toString());
  }

  @Test
  void whenNoSideCanBeReadBackTheCaptureIsSetAsideAndTold() throws Exception {
    Path folder = leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1), FED);
    Files.write(folder.resolve("side-0001.raw"), new byte[200]);

    assertEquals(List.of(), resume());

    String message = box.told.all(CaptureEvent.Empty.class).get(0).message();
    assertTrue(message.contains("no side can be read back"), message);
    assertTrue(message.endsWith("Feed all its sheets again."), message);
    assertEquals(List.of(), store.documents());
    assertEquals(
        List.of(new Event.Fault(Event.Fault.SET_ASIDE, message, Sides.CAPTURE)),
        box.events(Event.Fault.class));
    Path home = dir.resolve("spool/aside").resolve(Sides.CAPTURE);
    assertTrue(Files.exists(home.resolve("side-0001.raw")));
    assertEquals(message + "\n", Files.readString(home.resolve("reason.txt")));
    assertFalse(Files.exists(folder));
  }

  @Test
  void anImageThatTheDiskAlteredIsMadeAgain() throws Exception {
    box = new IntakeBox(dir, new FakeReader(), store, IntakeBox.QUICK);
    String id = box.intake.newId();
    box.reader.script(
        (job, side) -> {
          if (side == 2 && box.reader.jobs.size() == 2) {
            damage(box.spool.resolve(id).resolve("side-0001.image"));
          }
          return null;
        });
    box.intake.capture(id, Sides.ORDER, new FakeScanner(2));
    box.settle();
    assertEquals(List.of("image 1", "image 2"), pages(0));
    assertEquals(3, box.reader.jobs.size(), "only that side was done again");
    String message = box.told.all(CaptureEvent.Parked.class).get(0).message();
    assertTrue(message.contains("the image of side 1 was altered"), message);
  }

  private static void damage(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length - 1] ^= 1;
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
