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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpress.intake.CaptureEvent.Parked;
import org.sealpress.ledger.Event;

/** What is found damaged in the spool: told, never thrown away, and no reason not to go on. */
class DamagedSpoolTest extends SpoolLeftBehind {

  @Test
  void whatIsDamagedIsNamedAndLeftAndTheOthersGoOn() throws Exception {
    Path damaged = leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1), Sides.stored(2), FED);
    Path journal = damaged.resolve("journal.jsonl");
    byte[] lines = Files.readAllBytes(journal);
    lines[lines.length / 2] ^= 1;
    Files.write(journal, lines);
    Files.writeString(Files.createDirectories(folder("lost+found")).resolve("x"), "x");
    Files.writeString(dir.resolve("spool/notes.txt"), "somebody's");
    leaveSide(Files.createDirectories(folder("nojournal")), 1);
    leave("moved", Sides.opened(OTHER, Sides.DOCUMENT), Sides.stored(1));
    leave(OTHER, Sides.opened(OTHER, Sides.DOCUMENT), Sides.stored(1), FED);
    Map<String, byte[]> before = contents();

    List<String> problems = resume();

    assertEquals(4, problems.size(), problems.toString());
    for (String name : List.of(Sides.CAPTURE, "notes.txt", "nojournal", "moved")) {
      assertEquals(1, problems.stream().filter(p -> p.contains(name)).count(), name);
    }
    assertTrue(
        problems.stream().anyMatch(p -> p.contains("journal.jsonl, line 2 is damaged")),
        problems.toString());
    assertEquals(List.of("image 1"), pages(0));
    Map<String, byte[]> after = contents();
    before.keySet().removeIf(name -> name.startsWith(OTHER) || name.startsWith("lost+found"));
    after.keySet().removeIf(name -> name.startsWith("lost+found"));
    assertEquals(before.keySet(), after.keySet());
    before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get(name), name));
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
    Path aside = dir.resolve("spool/aside").resolve(Sides.CAPTURE + "-side-0002.raw");
    assertEquals(!damage.equals("gone"), Files.exists(aside));
    assertEquals(
        !damage.equals("gone"),
        Files.exists(aside.resolveSibling(aside.getFileName() + ".key")),
        "useless without its key");
    assertFalse(Files.exists(folder));
    assertEquals(List.of(), resume(), "what was set aside is no capture");
  }

  @Test
  void whenNoSideCanBeReadBackTheCaptureStaysAndIsTold() throws Exception {
    Path folder = leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1), FED);
    Files.write(folder.resolve("side-0001.raw"), new byte[200]);
    box = new IntakeBox(dir, new FakeReader(), store, IntakeBox.QUICK);
    box.intake.resume();
    await().until(() -> !box.told.all(Parked.class).isEmpty());
    String message = box.told.all(Parked.class).get(0).message();
    assertTrue(message.contains("no side can be read back"), message);
    assertTrue(message.contains("feed that sheet again"), message);
    assertEquals(List.of(), store.documents());
    assertTrue(Files.exists(folder.resolve("side-0001.raw")));
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
