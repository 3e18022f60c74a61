package org.sealpress.restore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.TestKeys;
import org.sealpress.target.TargetFault;
import org.sealpress.target.folder.FolderTarget;

/** Documents back from two copies of an archive, of which each lacks something. */
class RestoreFromSeveralTest {
  private static final int COUNT = 4;

  @TempDir Path dir;
  @TempDir Path keys;
  private Medium medium;
  private Path second;
  private Clock clock = Clock.fixed(Instant.parse("2026-11-25T00:00:00Z"), ZoneOffset.UTC);

  @BeforeEach
  void deliverAndCopy() throws IOException {
    medium = new Medium(dir, keys, COUNT);
    second = dir.resolve("second");
    copy(medium.folder, second);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private Summary restore(Source... sources) throws Exception {
    try (OpeningKey key = TestKeys.opening(keys, TestKeys.key(KeyKind.EC_P256))) {
      return new Restore(List.of(sources), new Opener(key), dir.resolve("back"), clock)
          .run(Selection.ALL, Quiet.LISTENER);
    }
  }

  private Source first() {
    return new Source("first", medium.target());
  }

  private Source second() {
    return new Source("second", new FolderTarget("second", second));
  }

  private void assertBack() throws IOException {
    for (int i = 0; i < COUNT; i++) {
      assertArrayEquals(
          Archive.pdf(i),
          Files.readAllBytes(ObjectName.fileOf(medium.name(i), dir.resolve("back"))));
    }
  }

  @Test
  void whatOneLacksOrHasDamagedComesFromTheOther() throws Exception {
    Medium.flip(medium.object(0), 1500);
    Files.delete(medium.object(1));
    Files.delete(second.resolve(medium.name(2)));
    Summary summary = restore(first(), second());
    assertTrue(summary.complete(), summary.toString());
    assertEquals(COUNT, summary.restored());
    assertBack();
  }

  @Test
  void whatIsDamagedOnBothIsNamedWithBothReasonsAndWhereCopiesWere() throws Exception {
    Medium.flip(medium.object(0), 1500);
    Medium.flip(second.resolve(medium.name(0)), 1600);
    Summary summary = restore(first(), second());
    assertEquals(COUNT - 1, summary.restored());
    String failed = summary.failed().get(0);
    assertTrue(failed.contains("first: it is damaged"), failed);
    assertTrue(failed.contains("second: it is damaged"), failed);
    assertTrue(failed.endsWith("(copies were made on: drive)"), failed);
  }

  @Test
  void aSecondOneThatIsAwayIsToldAndTheFirstIsEnough() throws Exception {
    MemoryTarget away = new MemoryTarget();
    away.gone(true);
    Summary summary = restore(new Source("away", away), first());
    assertEquals(COUNT, summary.restored());
    assertTrue(summary.ledger().get(0).startsWith("away can't be used: "), summary.toString());
  }

  @Test
  void aPlaceThatIsAwayIsAskedOnce() throws Exception {
    List<String> asked = new ArrayList<>();
    MemoryTarget away = new MemoryTarget();
    away.guard(
        (method, name) -> {
          asked.add(method + " " + name);
          throw new TargetFault(TargetFault.Kind.UNAVAILABLE, "it does not answer");
        });
    assertEquals(COUNT, restore(new Source("away", away), first()).restored());
    assertEquals(List.of("list ledger"), asked, "each time it can take until a time limit");
  }

  @Test
  void theLedgerOfTheOtherProvesWhatADamagedOneCant() throws Exception {
    Path segment = medium.segment();
    List<String> lines = new ArrayList<>(Files.readAllLines(segment));
    lines.set(2, "nonsense");
    Files.write(segment, lines);
    Summary summary = restore(first(), second());
    assertEquals(COUNT, summary.restored(), summary.toString());
    assertEquals(1, summary.ledger().size(), summary.toString());
    assertTrue(summary.ledger().get(0).startsWith("first: the ledger is not as it was written"));
  }

  @Test
  void twoArchivesAreNotMixed() throws Exception {
    Medium other = new Medium(Files.createDirectories(dir.resolve("other")), keys, 1);
    RestoreFault fault =
        assertThrows(
            RestoreFault.class, () -> restore(first(), new Source("other", other.target())));
    assertEquals(RestoreFault.Kind.TWO_LEDGERS, fault.kind());
    assertTrue(fault.getMessage().contains("take one at a time"), fault.getMessage());
    assertFalse(Files.exists(dir.resolve("back")), "nothing is written");
  }

  @Test
  void entriesFromTheFutureAreTold() throws Exception {
    clock = Clock.offset(clock, Duration.ofDays(-30));
    Summary summary = restore(first());
    assertTrue(summary.complete());
    assertTrue(
        summary.remarks().get(0).contains("entries of the ledger are dated in the future"),
        summary.toString());
    clock = Clock.offset(clock, Duration.ofDays(30));
    assertFalse(restore(first()).remarks().stream().anyMatch(line -> line.contains("future")));
  }
}
