package org.sealpress.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ledger.Event;
import org.sealpress.page.PageStyle;

/** Blank sides of a capture whose class does not want them as pages. */
class DroppedSidesTest {
  private static final CaptureOrder ORDER =
      new CaptureOrder(
          "draft", "grey-300", Sides.PROFILE, List.of("eng"), true, PageStyle.AS_SCANNED);

  @TempDir Path dir;
  private final FakeStore store = new FakeStore();
  private IntakeBox box;

  @BeforeEach
  void start() throws IOException {
    box = new IntakeBox(dir, new FakeReader(), store, IntakeBox.QUICK);
  }

  @AfterEach
  void close() throws IOException {
    box.close();
  }

  private void capture(int sides, Integer... blank) throws Exception {
    box.reader.blank(blank);
    box.intake.capture(box.intake.newId(), ORDER, new FakeScanner(sides));
    box.settle();
  }

  @Test
  void theyAreNoPagesAndAreCounted() throws Exception {
    capture(4, 2, 4);

    assertEquals(List.of("image 1", "image 3"), store.pages(store.documents().get(0)));
    Event.Captured captured = box.events(Event.Captured.class).get(0);
    assertEquals(4, captured.sidesFed());
    assertEquals(2, captured.sidesDropped());
    assertEquals(0, captured.sidesBlank());
  }

  @Test
  void whenAllAreBlankAllAreKept() throws Exception {
    capture(2, 1, 2);

    assertEquals(List.of("image 1", "image 2"), store.pages(store.documents().get(0)));
    Event.Captured captured = box.events(Event.Captured.class).get(0);
    assertEquals(0, captured.sidesDropped());
    assertEquals(2, captured.sidesBlank());
  }

  @Test
  void theyCanBeSeenUntilTheDocumentIsSealed() throws Exception {
    String id = box.intake.newId();
    List<LeftOut> whileSealing = new ArrayList<>();
    store.whenStoring(() -> whileSealing.addAll(box.intake.leftOut(id)));
    box.reader.blank(2, 4);
    box.intake.capture(id, ORDER, new FakeScanner(4));
    box.settle();

    assertEquals(List.of(2, 4), whileSealing.stream().map(LeftOut::side).toList());
    assertEquals(
        ByteBuffer.wrap("preview 2".getBytes(StandardCharsets.UTF_8)),
        whileSealing.get(0).preview());
    assertFalse(whileSealing.get(0).separator());
    assertEquals(List.of(), box.intake.leftOut(id));
    assertEquals(List.of(), box.intake.leftOut("unknown"));
  }
}
