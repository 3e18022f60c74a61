package org.sealpress.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.Ledger;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.TestKeys;
import org.sealpress.target.Content;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.vault.DocumentVersion;

/** What is wrong with the ledger beside the documents is told and stops nothing. */
class RestoreLedgerTest {
  private static final int COUNT = 4;

  @TempDir Path dir;
  @TempDir Path keys;
  private Medium medium;

  @BeforeEach
  void deliver() throws IOException {
    medium = new Medium(dir, keys, COUNT);
  }

  private Summary restore() throws Exception {
    return restore(medium.target());
  }

  private Summary restore(Target target) throws Exception {
    try (OpeningKey key = TestKeys.opening(keys, TestKeys.key(KeyKind.EC_P256))) {
      Restore restore =
          new Restore(
              List.of(new Source("drive", target)),
              new Opener(key),
              dir.resolve("back"),
              Clock.systemUTC());
      return restore.run(Selection.ALL, Quiet.LISTENER);
    }
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(medium.segment()));
  }

  private void write(List<String> lines) throws IOException {
    Files.writeString(medium.segment(), String.join("\n", lines) + "\n");
  }

  private static String only(List<String> problems) {
    assertEquals(1, problems.size(), problems.toString());
    String problem = problems.get(0);
    assertFalse(problem.contains("sealpress-ledger-"), "no temporary name: " + problem);
    assertEquals(1, problem.lines().count(), problem);
    return problem;
  }

  @Test
  void withoutALedgerEverythingIsBackAndNothingIsProven() throws Exception {
    Files.delete(medium.segment());
    Summary summary = restore();
    assertEquals(COUNT, summary.unproven().size());
    assertEquals(
        "there is no ledger here: what is restored can't be proven complete; try another copy",
        only(summary.ledger()));
    assertFalse(summary.complete());
  }

  @Test
  void anEditedLineIsNamedAndItsObjectDoesNotFit() throws Exception {
    List<String> lines = lines();
    String sha256 = medium.documents.get(1).plainSha256();
    lines.replaceAll(line -> line.replace(sha256, "0".repeat(64)));
    write(lines);
    Summary summary = restore();
    assertEquals(COUNT - 1, summary.restored());
    assertEquals(1, summary.failed().size());
    assertTrue(summary.failed().get(0).contains("the SHA-256 of its document is " + sha256));
    String problem = only(summary.ledger());
    assertTrue(problem.startsWith("the ledger is not as it was written: entry "), problem);
    assertTrue(problem.contains("ledger/0000000000-"), problem);
  }

  @Test
  void aLineThatCantBeReadIsNamedAndThoseAfterItCount() throws Exception {
    List<String> lines = lines();
    lines.set(2, "nonsense");
    write(lines);
    Summary summary = restore();
    assertEquals(COUNT - 1, summary.restored());
    assertEquals(1, summary.unproven().size());
    assertTrue(only(summary.ledger()).contains("line 3"));
  }

  @Test
  void aLineThatWasTakenOutIsNoticed() throws Exception {
    List<String> lines = lines();
    lines.remove(2);
    write(lines);
    Summary summary = restore();
    assertEquals(COUNT, summary.restored() + summary.unproven().size());
    assertFalse(summary.unproven().isEmpty());
    only(summary.ledger());
  }

  @Test
  void aLedgerThatWasCutOffIsNoticed() throws Exception {
    List<String> lines = lines();
    write(lines.subList(0, 3)); // opened, and two documents
    Summary summary = restore();
    assertEquals(2, summary.restored());
    assertEquals(2, summary.unproven().size());
    assertTrue(only(summary.ledger()).contains("ends before entry 3"), summary.toString());
  }

  @Test
  void aTornLineIsNoticed() throws Exception {
    byte[] bytes = Files.readAllBytes(medium.segment());
    Files.write(medium.segment(), Arrays.copyOf(bytes, bytes.length - 30));
    Summary summary = restore();
    assertEquals(COUNT, summary.restored());
    only(summary.ledger());
    assertFalse(summary.complete());
  }

  @Test
  void theLedgerOfAnotherBoxProvesNothing() throws Exception {
    Path other = Files.createDirectories(dir.resolve("other"));
    Medium foreign = new Medium(other, keys, 1);
    Path segment = medium.segment();
    Files.delete(segment);
    Files.copy(foreign.segment(), segment.resolveSibling(foreign.segment().getFileName()));
    Summary summary = restore();
    assertEquals(COUNT, summary.unproven().size());
    assertEquals(1, summary.failed().size(), "what that ledger promises is not here");
    assertFalse(summary.complete());
  }

  @Test
  void aSegmentThatCantBeReadIsNamedAndStopsNothing() throws Exception {
    MemoryTarget target = new MemoryTarget();
    try (Stream<Path> files = Files.walk(medium.folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        target.put(medium.folder.relativize(file).toString(), Content.of(file));
      }
    }
    target.guard(
        (method, name) -> {
          if (method.equals("open") && name.startsWith("ledger/")) {
            throw new TargetFault(TargetFault.Kind.IO_ERROR, "Input/output error");
          }
        });
    Summary summary = restore(target);
    assertEquals(COUNT, summary.unproven().size());
    assertEquals(2, summary.ledger().size());
    assertTrue(summary.ledger().get(0).startsWith("ledger/0000000000-"), summary.toString());
    assertTrue(summary.ledger().get(0).endsWith("can't be read: Input/output error"));
  }

  /** Whole by its chain, for whoever wrote it could make one. */
  @Test
  void aLedgerThatNamesWhatIsNoObjectLeadsNowhere() throws Exception {
    DocumentVersion real = medium.documents.get(0);
    Path forged = dir.resolve("forged");
    try (Ledger ledger = Ledger.open(forged, "forger", Clock.systemUTC(), new SecureRandom())) {
      for (String name :
          List.of("x", "objects/", "../../etc/passwd", "objects/../../evil.cms", "objects/a.pdf")) {
        ledger.append(sealed(real, name, real.plainSha256()));
      }
      ledger.append(sealed(real, real.object(), real.plainSha256()));
      ledger.append(sealed(real, real.object(), "1".repeat(64)));
      ledger.cut();
    }
    Files.delete(medium.segment());
    try (Stream<Path> files = Files.list(forged)) {
      for (Path file : files.filter(f -> f.toString().contains("0000-")).toList()) {
        Files.copy(file, medium.folder.resolve("ledger").resolve(file.getFileName()));
      }
    }
    Summary summary = restore();
    assertEquals(1, summary.restored(), summary.toString());
    assertEquals(COUNT - 1, summary.unproven().size());
    assertEquals(6, summary.ledger().size(), summary.ledger().toString());
    assertTrue(summary.ledger().get(0).contains("names an object that can't be one"));
    assertTrue(summary.ledger().get(5).contains("says of " + real.object()));
    try (Stream<Path> files = Files.walk(dir)) {
      assertFalse(files.anyMatch(file -> file.toString().contains("evil")));
    }
  }

  private static Event.Sealed sealed(DocumentVersion real, String name, String plainSha256) {
    return new Event.Sealed(
        real.document(),
        1,
        "legal",
        1,
        name,
        real.size(),
        real.sha256(),
        plainSha256,
        List.of("aa"),
        "acapture");
  }
}
