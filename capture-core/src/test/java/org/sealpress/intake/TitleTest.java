package org.sealpress.intake;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person calls a document is sealed with it, and is nowhere else. */
class TitleTest {
  private static final String TITLE = "Lease \"Zyxwvut\" <b>&</b> Müller";

  @TempDir Path dir;
  private final FakeStore store = new FakeStore();
  private IntakeBox box;
  private String id;

  @BeforeEach
  void open() throws IOException {
    box = new IntakeBox(dir, new FakeReader(), store, IntakeBox.QUICK, Duration.ofHours(1));
    id = box.intake.newId();
  }

  @AfterEach
  void close() throws IOException {
    box.close();
  }

  private static DocumentTitle title(String text) {
    return new DocumentTitle(text);
  }

  private String sealedTitle() throws IOException {
    try (PDDocument document = Loader.loadPDF(store.tried().get(0))) {
      String xmp =
          new String(
              document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
      assertTrue(xmp.contains("x-default"), xmp);
      return document.getDocumentInformation().getTitle();
    }
  }

  private List<Path> filesWith(String text) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(dir)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  @Test
  void givenWithThePressItIsTheDocuments() throws Exception {
    box.intake.capture(id, Sides.ORDER.titled(title(TITLE)), new FakeScanner(1));
    box.settle();
    assertEquals(TITLE, sealedTitle());
    assertEquals(List.of(), filesWith("Zyxwvut"));
    assertFalse(box.told.events.toString().contains("Zyxwvut"));
    assertFalse(box.events().toString().contains("Zyxwvut"));
  }

  @Test
  void itIsOnNoDiskInPlainWhileItWaitsAndTheLastOneCounts() throws Exception {
    CaptureOrder order = Sides.ORDER.checked(Duration.ofMinutes(10)).titled(title("Abcdefg"));
    box.intake.capture(id, order, new FakeScanner(1));
    await().until(() -> !box.told.all(CaptureEvent.Checking.class).isEmpty());
    Checks checks = box.intake.checks();
    assertEquals("Abcdefg", checks.view(id).orElseThrow().title().text());
    checks.title(id, title("  " + TITLE + " "));
    assertEquals(1, box.files().stream().filter(file -> file.contains("title-")).count());
    assertEquals(List.of(), filesWith("Zyxwvut"));
    assertEquals(List.of(), filesWith("Abcdefg"));
    box.close();
    open2();
    assertEquals(TITLE, box.intake.checks().view(id).orElseThrow().title().text());
    box.intake.checks().confirm(id, "anna");
    box.settle();
    assertEquals(TITLE, sealedTitle());
    assertThrows(CheckRefused.class, () -> box.intake.checks().title(id, title("late")));
  }

  private void open2() throws IOException {
    box = new IntakeBox(dir, new FakeReader(), store, IntakeBox.QUICK, Duration.ofHours(1));
    assertEquals(List.of(), box.intake.resume());
    await().until(() -> !box.told.all(CaptureEvent.Checking.class).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\u0000b", "a\u202Eb", "a\u2028b", "a\uD800b", "a\u007Fb"})
  void whatCantBeSeenIsRefusedWithoutSayingIt(String text) {
    String said = assertThrows(IllegalArgumentException.class, () -> title(text)).getMessage();
    assertFalse(said.contains(text), said);
  }

  @Test
  void itIsNoLetterAndIsNotPrinted() {
    assertThrows(IllegalArgumentException.class, () -> title("\ud83d\udcc4".repeat(201)));
    assertEquals(200, title("\ud83d\udcc4".repeat(200)).text().codePoints().count());
    assertEquals("***", title("x").toString());
    assertTrue(title(" \t ").isEmpty());
  }
}
