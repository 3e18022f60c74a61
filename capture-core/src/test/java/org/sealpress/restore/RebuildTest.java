package org.sealpress.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.Sha256;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.ledger.LedgerReader;
import org.sealpress.ledger.Part;
import org.sealpress.ledger.Segment;
import org.sealpress.ledger.SignedLedger;
import org.sealpress.ledger.TestClock;
import org.sealpress.ledger.Verdict;
import org.sealpress.ledger.checkpoint.CheckpointStore;
import org.sealpress.target.folder.FolderTarget;

/** A new box takes the ledger of a dead one from targets. */
class RebuildTest {
  private static final int COUNT = 4;

  @TempDir Path dir;
  @TempDir Path keys;
  private Medium medium;
  private Path ledger;

  @BeforeEach
  void deliver() throws IOException {
    medium = new Medium(dir, keys, COUNT);
    ledger = dir.resolve("new/ledger");
  }

  private Rebuild.Made rebuild(Path... folders) throws Exception {
    List<Source> sources = new ArrayList<>();
    for (Path folder : folders) {
      String name = folder.getFileName().toString();
      sources.add(new Source(name, new FolderTarget(name, folder)));
    }
    return new Rebuild(sources, Clock.systemUTC(), new SecureRandom())
        .into(ledger.getParent(), "new box");
  }

  private RestoreFault refused(RestoreFault.Kind kind, Path... folders) {
    RestoreFault fault = assertThrows(RestoreFault.class, () -> rebuild(folders));
    assertEquals(kind, fault.kind(), fault.getMessage());
    return fault;
  }

  private Path copy(String name) throws IOException {
    Path to = dir.resolve(name);
    try (Stream<Path> files = Files.walk(medium.folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(medium.folder.relativize(file)));
      }
    }
    return to;
  }

  /** The dead box's ledger goes on for a while and is copied to a target. */
  private void extend(Path target, String reason) throws IOException {
    Path box = dir.resolve("box-" + reason);
    Files.createDirectories(box);
    try (Stream<Path> files = Files.list(target.resolve("ledger"))) {
      for (Path file : files.toList()) {
        Files.copy(file, box.resolve(file.getFileName()));
      }
    }
    try (Ledger open = Ledger.open(box, "desk", Clock.systemUTC(), new SecureRandom())) {
      open.append(new Event.Discarded("acapture", reason));
      Segment segment = open.cut().orElseThrow();
      Files.copy(segment.file(), target.resolve("ledger").resolve(segment.name()));
    }
  }

  private void assertNothingThere() {
    assertTrue(Files.notExists(ledger));
  }

  @Test
  void theLedgerGoesOnAsTheSame() throws Exception {
    Rebuild.Made made = rebuild(medium.folder);
    assertEquals("front desk", made.box());
    Verdict.Intact verdict =
        assertInstanceOf(Verdict.Intact.class, LedgerReader.at(ledger).verify(made.head()));
    assertEquals(made.head().seq() + 1, verdict.head().seq());
    assertEquals(made.head().ledger(), verdict.head().ledger());
    try (var entries = LedgerReader.at(ledger).entries(verdict.head().seq())) {
      var last = entries.next().orElseThrow();
      while (last.seq() < verdict.head().seq()) {
        last = entries.next().orElseThrow();
      }
      assertEquals(new Event.Rebuilt("medium", made.head().seq()), last.event());
      assertEquals(made.head().hash(), last.prev());
    }
    String segment = medium.segment().getFileName().toString();
    assertEquals(Sha256.of(medium.segment()), Sha256.of(ledger.resolve(segment)));
  }

  @Test
  void theLongestThatExtendsTheOthersIsTaken() throws Exception {
    Path longer = copy("longer");
    extend(longer, "later");
    Rebuild.Made made = rebuild(medium.folder, longer);
    assertEquals("longer", made.from());
  }

  @Test
  void forksAreNamedAndNothingIsMade() throws Exception {
    Path one = copy("one");
    Path other = copy("other");
    extend(one, "this");
    extend(other, "that");
    RestoreFault fault = refused(RestoreFault.Kind.FORKED, one, other);
    assertTrue(fault.getMessage().contains("forked"), fault.getMessage());
    assertNothingThere();
  }

  @Test
  void aBrokenLedgerIsRefused() throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(medium.segment()));
    lines.set(2, lines.get(2).replace("legal", "draft"));
    Files.write(medium.segment(), lines);
    refused(RestoreFault.Kind.BROKEN, medium.folder);
    Files.delete(medium.segment());
    refused(RestoreFault.Kind.BROKEN, medium.folder);
    assertNothingThere();
  }

  @Test
  void aLedgerThatIsThereIsNeverTouched() throws Exception {
    rebuild(medium.folder);
    String before = Sha256.of(ledger.resolve("open.jsonl"));
    refused(RestoreFault.Kind.IN_THE_WAY, medium.folder);
    assertEquals(before, Sha256.of(ledger.resolve("open.jsonl")));
  }

  @Test
  void whatAPowerCutLeftOfARebuildIsMadeAnew() throws Exception {
    Path building = Files.createDirectories(dir.resolve("new/ledger.rebuilding"));
    Files.writeString(building.resolve("0000000000-0000000001.jsonl"), "half");
    rebuild(medium.folder);
    assertTrue(Files.notExists(building));
  }

  /** The dead box signed what is on the target, in two steps. */
  private Path signed(String name) throws Exception {
    Path data = dir.resolve("signing");
    Path target = Files.createDirectories(dir.resolve(name));
    try (SignedLedger box = new SignedLedger(data, new TestClock("2026-11-24T09:15:00Z"))) {
      box.add(5).sign().add(5).sign();
    }
    for (String part : List.of("ledger", "checkpoints")) {
      Files.createDirectories(target.resolve(part));
      try (Stream<Path> files = Files.list(data.resolve(part))) {
        for (Path file : files.filter(each -> !each.endsWith("open.jsonl")).toList()) {
          Files.copy(file, target.resolve(part).resolve(file.getFileName().toString()));
        }
      }
    }
    return target;
  }

  @Test
  void whatWasSignedComesAlong() throws Exception {
    Path target = signed("signed");
    Rebuild.Made made = rebuild(target);
    assertEquals(made.head().seq() + 1, made.standing().signed());
    List<String> there = new CheckpointStore(target.resolve("checkpoints")).names();
    assertEquals(3, there.size(), there.toString());
    assertEquals(there, new CheckpointStore(ledger.resolveSibling("checkpoints")).names());
    assertEquals(List.of(), made.damaged());
  }

  @Test
  void aDamagedCheckpointIsLeftBehindAndToldAndAMissingEndIsRefused() throws Exception {
    Path target = signed("signed");
    CheckpointStore store = new CheckpointStore(target.resolve("checkpoints"));
    Path first = store.file(CheckpointStore.name(store.sizes().get(0)));
    Medium.flip(first, 20);
    Rebuild.Made made = rebuild(target);
    assertEquals(1, made.damaged().size(), made.toString());
    assertTrue(made.damaged().get(0).contains(first.getFileName().toString()), made.toString());
    CheckpointStore brought = new CheckpointStore(ledger.resolveSibling("checkpoints"));
    assertEquals(List.of(store.sizes().get(1)), brought.sizes());
    Medium.flip(first, 20);
    List<Segment> segments = LedgerReader.at(target.resolve("ledger")).segments();
    Files.delete(segments.get(segments.size() - 1).file());
    ledger = dir.resolve("newer/ledger");
    RestoreFault fault = refused(RestoreFault.Kind.BROKEN, target);
    assertTrue(fault.getMessage().contains("its end was cut off"), fault.getMessage());
    assertNothingThere();
  }

  @Test
  void objectsAreFetchedWholeOrNotAtAll() throws Exception {
    Medium.flip(medium.object(1), 700);
    Path to = dir.resolve("vault");
    Verification.Listener nobody = Quiet.LISTENER;
    Refill refill =
        new Refill(List.of(new Source("drive", medium.target())), to, Clock.systemUTC());
    List<String> failed = refill.run(nobody);
    assertEquals(1, failed.size(), failed.toString());
    assertTrue(failed.get(0).startsWith(medium.name(1) + ": it is damaged on drive"));
    assertTrue(Files.notExists(to.resolve(medium.name(1))));
    assertEquals(Sha256.of(medium.object(0)), Sha256.of(to.resolve(medium.name(0))));
    Medium.flip(medium.object(1), 700);
    assertEquals(List.of(), refill.run(nobody), "goes on where it stopped");
  }

  @Test
  void aVerificationNamesWhatIsDamagedMissingAndUnknown() throws Exception {
    Verification verification =
        new Verification(new Source("drive", medium.target()), Clock.systemUTC(), box -> Map.of());
    assertTrue(verification.run(Part.ALL, Quiet.LISTENER).clean());
    Medium.flip(medium.object(0), 700);
    Files.delete(medium.object(1));
    String stray = "objects/2026/11/24/straystraystraystraystrays.v1.cms";
    Files.copy(medium.object(2), medium.folder.resolve(stray));
    Verification.Report report = verification.run(Part.ALL, Quiet.LISTENER);
    assertEquals(COUNT - 2, report.good());
    assertTrue(report.damaged().get(0).startsWith(medium.name(0) + " is damaged: its SHA-256 is"));
    assertEquals(List.of(medium.name(1) + " (copies were made on: drive)"), report.missing());
    assertEquals(List.of(stray), report.unknown());
    assertEquals(List.of(), report.ledger());
    int looked = 0;
    for (int n = 1; n <= 3; n++) {
      Verification.Report part = verification.run(new Part(n, 3), Quiet.LISTENER);
      looked += part.good() + part.damaged().size() + part.missing().size() + part.unknown().size();
    }
    assertEquals(COUNT + 1, looked, "the parts are all there is");
  }

  @Test
  void aPartIsWrittenAsNOfT() {
    assertEquals(new Part(3, 7), Part.parse("3/7"));
    for (String bad : List.of("", "3", "0/7", "8/7", "-1/7", "1/0", "a/b", "1/999999", "1/7/2")) {
      assertThrows(IllegalArgumentException.class, () -> Part.parse(bad), bad);
    }
  }
}
