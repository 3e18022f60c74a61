package org.sealpress.inbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.FileKinds;
import org.sealpress.ledger.TestClock;

class InboxTest {
  private static final Duration SETTLE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final byte[] WHOLE =
      FileKinds.jpeg(new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY));

  @TempDir Path folder;
  private final TestClock clock = new TestClock("2026-11-24T09:15:00Z");
  private final FakeIntake intake = new FakeIntake();
  private Inbox inbox;

  /** Takes every file, but for those that it was told of. */
  private static final class FakeIntake implements FileIntake {
    final List<String> offered = new ArrayList<>();
    final Set<Path> inHand = new HashSet<>();
    final Map<String, Answer> answers = new HashMap<>();

    @Override
    public Set<Path> inHand() {
      return inHand;
    }

    @Override
    public Answer offer(Path file) {
      String name = String.valueOf(file.getFileName());
      offered.add(name);
      Answer answer = answers.getOrDefault(name, new Answer.Taken());
      if (answer instanceof Answer.Taken) {
        inHand.add(file);
      }
      return answer;
    }
  }

  @BeforeEach
  void open() {
    inbox = new Inbox(new InboxSettings("scans", folder, SETTLE, PATIENCE), intake, clock);
  }

  private Path put(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private InboxState lookAfter(Duration time) {
    clock.go(time);
    return inbox.look();
  }

  /** Looks twice, so far apart that what is there has settled. */
  private InboxState settled() {
    inbox.look();
    return lookAfter(SETTLE);
  }

  private List<String> rejected() throws IOException {
    try (var files = Files.list(folder.resolve("rejected"))) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void aWholeFileIsTakenWhenItWasLeftAloneLongEnough() throws Exception {
    put("a.jpg", WHOLE);
    assertEquals(1, inbox.look().waiting());
    assertEquals(1, lookAfter(SETTLE.minusMillis(1)).waiting());
    assertEquals(List.of(), intake.offered);
    assertEquals(0, lookAfter(Duration.ofMillis(1)).waiting());
    assertEquals(List.of("a.jpg"), intake.offered);
  }

  @Test
  void aFileInHandIsNotOfferedAgainAsLongAsItLiesThere() throws Exception {
    put("a.jpg", WHOLE);
    settled();
    for (int i = 0; i < 3; i++) {
      assertEquals(0, lookAfter(PATIENCE).waiting());
    }
    assertEquals(List.of("a.jpg"), intake.offered);
    assertArrayEquals(WHOLE, Files.readAllBytes(folder.resolve("a.jpg")));
  }

  @Test
  void aFileThatGrowsIsLeftUntilItsEndIsThere() throws Exception {
    Path file = put("a.jpg", new byte[0]);
    int step = WHOLE.length / 5;
    for (int at = 0; at < WHOLE.length; at += step) {
      byte[] more = Arrays.copyOfRange(WHOLE, at, Math.min(WHOLE.length, at + step));
      Files.write(file, more, StandardOpenOption.APPEND);
      lookAfter(SETTLE);
      assertEquals(List.of(), intake.offered, at + " bytes");
    }
    lookAfter(SETTLE);
    assertEquals(List.of("a.jpg"), intake.offered);
    assertEquals(List.of(), rejected());
  }

  @Test
  void anEndThatIsLateByMinutesIsWaitedFor() throws Exception {
    Path file = put("a.jpg", Arrays.copyOf(WHOLE, WHOLE.length - 2));
    inbox.look();
    InboxState state = lookAfter(PATIENCE.minusSeconds(1));
    assertEquals(1, state.waiting());
    assertEquals("a.jpg is not taken yet: the JPEG has no end (EOI)", state.message());
    Files.write(file, WHOLE);
    settled();
    assertEquals(List.of("a.jpg"), intake.offered);
  }

  @Test
  void oneThatDoesNotBecomeWholeIsSetAsideWithTheReason() throws Exception {
    byte[] half = Arrays.copyOf(WHOLE, WHOLE.length - 2);
    put("a.jpg", half);
    inbox.look();
    assertEquals(0, lookAfter(PATIENCE.minusSeconds(1)).setAside());
    InboxState state = lookAfter(Duration.ofSeconds(1));
    assertEquals(1, state.setAside());
    assertEquals(0, state.waiting());
    assertEquals(List.of("a.jpg", "a.jpg.reason.txt"), rejected());
    assertArrayEquals(half, Files.readAllBytes(folder.resolve("rejected/a.jpg")));
    String reason = Files.readString(folder.resolve("rejected/a.jpg.reason.txt"));
    assertTrue(reason.startsWith("a.jpg was not archived: the JPEG has no end (EOI).\n"), reason);
    assertFalse(Files.exists(folder.resolve("a.jpg")));
  }

  @Test
  void aFileThatCanNotBeReadIsTriedTwiceAndThenSetAside() throws Exception {
    intake.answers.put("a.jpg", new FileIntake.Answer.Bad("it is damaged"));
    put("a.jpg", WHOLE);
    put("b.jpg", WHOLE);
    settled();
    assertEquals(List.of("a.jpg", "b.jpg"), intake.offered, "it stops no other");
    lookAfter(SETTLE);
    lookAfter(PATIENCE);
    assertEquals(List.of("a.jpg", "b.jpg", "a.jpg"), intake.offered);
    assertEquals(List.of("a.jpg", "a.jpg.reason.txt"), rejected());
  }

  @Test
  void whatIsSetAsideUnderATakenNameGetsAnother() throws Exception {
    for (int i = 0; i < 3; i++) {
      put("a.pdf", ("%PDF-" + i).getBytes(StandardCharsets.UTF_8));
      inbox.look();
      lookAfter(PATIENCE);
    }
    assertEquals(
        List.of(
            "a.pdf",
            "a.pdf.2",
            "a.pdf.2.reason.txt",
            "a.pdf.3",
            "a.pdf.3.reason.txt",
            "a.pdf.reason.txt"),
        rejected());
    assertEquals("%PDF-1", Files.readString(folder.resolve("rejected/a.pdf.2")));
    assertEquals(3, inbox.look().setAside());
  }

  @Test
  void whenNothingCanBeTakenNowTheRestWaitsWithTheReason() throws Exception {
    intake.answers.put("a.jpg", new FileIntake.Answer.NotNow("the disk is almost full"));
    put("a.jpg", WHOLE);
    put("b.jpg", WHOLE);
    InboxState state = settled();
    assertEquals("the disk is almost full", state.message());
    assertEquals(2, state.waiting());
    assertEquals(List.of("a.jpg"), intake.offered);
    lookAfter(PATIENCE);
    assertEquals(List.of(), rejected(), "it is not the file's fault");
  }

  @Test
  void temporaryNamesFoldersLinksAndHiddenFilesAreLeftAlone() throws Exception {
    for (String name :
        List.of("a.jpg.part", "b.TMP", "c.jpg~", "d.filepart", ".hidden.jpg", "Thumbs.db")) {
      put(name, WHOLE);
    }
    Files.createDirectory(folder.resolve("sub"));
    put("sub/e.jpg", WHOLE);
    Files.createSymbolicLink(folder.resolve("f.jpg"), put(".target", WHOLE));
    inbox.look();
    InboxState state = lookAfter(PATIENCE.multipliedBy(2));
    assertEquals(List.of(), intake.offered);
    assertEquals(0, state.waiting());
    assertEquals(6, state.leftAlone());
    assertEquals(0, state.setAside());
    Files.move(folder.resolve("a.jpg.part"), folder.resolve("a.jpg"));
    settled();
    assertEquals(List.of("a.jpg"), intake.offered);
  }

  @Test
  void anEmptyFileIsWaitedForAndThenSetAside() throws Exception {
    put("a.jpg", new byte[0]);
    assertEquals("a.jpg is not taken yet: it is empty", settled().message());
    lookAfter(PATIENCE);
    assertEquals(List.of("a.jpg", "a.jpg.reason.txt"), rejected());
  }

  @Test
  void theOldestIsTakenFirst() throws Exception {
    for (int i = 1; i < 6; i++) {
      Files.setLastModifiedTime(
          put(i + ".jpg", WHOLE),
          FileTime.from(Instant.parse("2026-01-01T00:00:00Z").minusSeconds(i)));
    }
    settled();
    assertEquals(List.of("5.jpg", "4.jpg", "3.jpg", "2.jpg", "1.jpg"), intake.offered);
  }

  @Test
  void anInboxThatIsNotThereIsTold() throws Exception {
    Path gone = folder.resolve("gone");
    inbox = new Inbox(new InboxSettings("scans", gone, SETTLE, PATIENCE), intake, clock);
    InboxState state = inbox.look();
    assertTrue(state.away());
    assertTrue(state.message().contains("mount what belongs there"), state.message());
    Files.createDirectory(gone);
    assertFalse(inbox.look().away());
    Files.delete(gone.resolve("rejected")); // as when the share is unmounted
    assertTrue(inbox.look().away());
  }

  @Test
  void namesThatAreLongOrOddAreSetAsideToo() throws Exception {
    List<String> names = List.of("x".repeat(250), "ä".repeat(120), "a\nb", " ", "-rf", "q\"';$(x)");
    for (String name : names) {
      put(name, new byte[] {1});
    }
    inbox.look();
    assertEquals(names.size(), lookAfter(PATIENCE).setAside());
    try (var left = Files.list(folder)) {
      assertEquals(1, left.count(), "rejected alone");
    }
  }

  @Test
  void tenThousandFilesAreTakenInTurn() throws Exception {
    for (int i = 0; i < 10_500; i++) {
      put(i + ".jpg", WHOLE);
    }
    assertEquals(10_000, inbox.look().waiting());
    for (int i = 0; i < 3; i++) {
      lookAfter(SETTLE);
      for (Path file : intake.inHand) {
        Files.delete(file);
      }
      intake.inHand.clear();
    }
    assertEquals(10_500, new HashSet<>(intake.offered).size());
    assertEquals(10_500, intake.offered.size());
  }
}
