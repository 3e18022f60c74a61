package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Captures whose keys the box's key does not open: told in one line, and left for when it does. */
class LostBoxKeyTest extends SpoolLeftBehind {
  private Path boxKey;
  private byte[] former;
  private List<String> files;

  @BeforeEach
  void leaveTwo() throws IOException {
    leave(Sides.CAPTURE, Sides.opened(), Sides.stored(1), Sides.stored(2), FED);
    leave(OTHER, Sides.opened(OTHER, OTHER), Sides.stored(1));
    boxKey = dir.resolve("box.key");
    former = Files.readAllBytes(boxKey);
    try (var box = new IntakeBox(dir)) {
      files = box.files();
    }
  }

  private void assertToldInOneLine(List<String> problems, String... what) throws IOException {
    assertEquals(1, problems.size(), problems.toString());
    String line = problems.get(0);
    assertTrue(line.startsWith("2 captures can't be read ("), line);
    assertTrue(line.contains(Sides.CAPTURE) && line.contains(OTHER), line);
    assertTrue(line.contains("left as they are. The box key " + boxKey), line);
    for (String each : what) {
      assertTrue(line.contains(each), line);
    }
    assertEquals(List.of(), store.documents());
    assertEquals(files, box.files());
  }

  private void assertSealedOnceTheFormerKeyIsBack() throws IOException {
    Files.write(boxKey, former);
    int before = store.documents().size();
    assertEquals(List.of(), resume());
    assertEquals(before + 2, store.documents().size());
    assertEquals(List.of(), box.files());
  }

  @Test
  void aDamagedOneIsToldAndNothingNewIsTakenInUntilItIsBack() throws Exception {
    Files.write(boxKey, new byte[31]);
    assertToldInOneLine(resume(), "is damaged: it has 31 bytes, expected 32", "Put a copy of it");
    FakeScanner scanner = new FakeScanner(1);
    IOException e =
        assertThrows(
            IOException.class, () -> box.intake.capture(box.intake.newId(), Sides.ORDER, scanner));
    assertTrue(e.getMessage().startsWith("Nothing was fed: The box key " + boxKey), e.getMessage());
    assertEquals(List.of(), scanner.calls);
    assertEquals(files, box.files());
    assertArrayEquals(new byte[31], Files.readAllBytes(boxKey));
    assertSealedOnceTheFormerKeyIsBack();
  }

  @Test
  void aLostOneIsMadeAnewForNewCaptures() throws Exception {
    Files.delete(boxKey);
    assertToldInOneLine(resume(), "put the former one back");
    assertEquals(2, box.intake.capture(box.intake.newId(), Sides.ORDER, new FakeScanner(2)));
    box.settle();
    assertEquals(List.of("image 1", "image 2"), pages(0));
    assertEquals(files, box.files());
    assertSealedOnceTheFormerKeyIsBack();
  }
}
