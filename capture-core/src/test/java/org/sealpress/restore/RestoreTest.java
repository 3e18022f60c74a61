package org.sealpress.restore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.Sha256;
import org.sealpress.fixture.Archive;
import org.sealpress.fixture.Contents;
import org.sealpress.fixture.MemoryTarget;
import org.sealpress.ledger.Event;
import org.sealpress.restore.Outcome.AlreadyThere;
import org.sealpress.restore.Outcome.Failed;
import org.sealpress.restore.Outcome.Restored;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.RecoveryKey;
import org.sealpress.seal.TestKeys;
import org.sealpress.target.Content;
import org.sealpress.target.Stat;
import org.sealpress.target.Target;
import org.sealpress.target.TargetFault;
import org.sealpress.target.TargetFault.Kind;

/** Documents back from a drive, and everything that can be wrong with it. */
class RestoreTest {
  private static final int COUNT = 5;

  @TempDir Path dir;
  @TempDir Path keys;
  private final List<Outcome> outcomes = new ArrayList<>();
  private Medium medium;
  private Path to;
  private int begun;
  private int threads = 4;

  @BeforeEach
  void deliver() throws IOException {
    medium = new Medium(dir, keys, COUNT);
    to = dir.resolve("back");
  }

  private Summary restore() throws Exception {
    return restore(medium.target(), TestKeys.key(KeyKind.EC_P256), object -> true);
  }

  private Summary restore(Target target, RecoveryKey key, Predicate<String> wanted)
      throws Exception {
    outcomes.clear();
    try (OpeningKey opening = TestKeys.opening(keys, key)) {
      return new Restore(
              List.of(new Source("drive", target)),
              new Opener(opening),
              to,
              Clock.systemUTC(),
              threads)
          .run(
              (object, known) -> wanted.test(object),
              new Restore.Listener() {
                @Override
                public void begin(int objects) {
                  begun = objects;
                }

                @Override
                public void done(Outcome outcome) {
                  outcomes.add(outcome);
                }
              });
    }
  }

  private Outcome outcome(int number) {
    return outcomes.stream()
        .filter(outcome -> outcome.object().equals(medium.name(number)))
        .findFirst()
        .orElseThrow();
  }

  private String failure(int number) {
    return ((Failed) outcome(number)).why();
  }

  private Path file(int number) {
    return ObjectName.fileOf(medium.name(number), to);
  }

  /** All came back but one, which failed so. */
  private void assertOnly(Summary summary, int number, String why) throws IOException {
    assertEquals(COUNT - 1, summary.restored());
    assertEquals(1, summary.failed().size());
    assertTrue(summary.failed().get(0).startsWith(medium.name(number) + ": "));
    assertTrue(failure(number).contains(why), failure(number));
    assertFalse(summary.complete());
    for (int other = 0; other < COUNT; other++) {
      if (other != number) {
        assertArrayEquals(Archive.pdf(other), Files.readAllBytes(file(other)));
      } else {
        assertFalse(Files.exists(file(other)));
      }
    }
    assertNoTemporaryFiles();
  }

  private void assertNoTemporaryFiles() throws IOException {
    try (Stream<Path> files = Files.walk(to)) {
      assertTrue(
          files.filter(Files::isRegularFile).allMatch(file -> file.toString().endsWith(".pdf")));
    }
  }

  /** That the ledger is whole, and an archive of before checkpoints is told to be one. */
  private static Standing unsigned(Summary summary) {
    Standing standing = summary.standing();
    assertTrue(standing.told().startsWith("nothing of it is signed"), standing.told());
    assertTrue(standing.entries() > 0);
    return standing;
  }

  @Test
  void everythingIsBackAndProven() throws Exception {
    Summary summary = restore();
    assertEquals(
        new Summary(
            COUNT, 0, List.of(), Map.of(), List.of(), List.of(), List.of(), unsigned(summary)),
        summary);
    assertTrue(summary.complete());
    assertEquals(COUNT, begun);
    for (int number = 0; number < COUNT; number++) {
      assertEquals(new Restored(medium.name(number), file(number)), outcome(number));
      assertArrayEquals(Archive.pdf(number), Files.readAllBytes(file(number)));
    }
    assertTrue(file(0).startsWith(to.resolve("2026/11/24")));
    assertNoTemporaryFiles();
  }

  @Test
  void eachRecipientCanDoItAlone() throws Exception {
    assertTrue(restore(medium.target(), TestKeys.key(KeyKind.EC_P384), object -> true).complete());
  }

  @Test
  void theTargetIsOnlyRead() throws Exception {
    List<String> before = listing();
    restore();
    assertEquals(before, listing());
  }

  private List<String> listing() throws IOException {
    try (Stream<Path> files = Files.walk(medium.folder)) {
      List<String> listing = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        listing.add(file + " " + (Files.isRegularFile(file) ? Sha256.of(file) : ""));
      }
      return listing;
    }
  }

  @Test
  void whereverABitIsFlippedTheObjectIsRefusedAndTheOthersAreBack() throws Exception {
    Path object = medium.object(2);
    byte[] good = Files.readAllBytes(object);
    for (int at = 0; at < good.length; at += 11) {
      byte[] bad = good.clone();
      bad[at] ^= (byte) (1 << (at % 8));
      Files.write(object, bad);
      Summary summary =
          restore(
              medium.target(), TestKeys.key(KeyKind.EC_P256), name -> name.equals(medium.name(2)));
      assertEquals(1, summary.failed().size(), "bit " + (at % 8) + " of byte " + at);
      assertFalse(Files.exists(file(2)));
    }
    assertOnly(restore(), 2, "");
  }

  @Test
  void aTruncatedObjectIsRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(medium.object(1));
    for (int length : new int[] {0, 1, 100, bytes.length / 2, bytes.length - 1}) {
      Files.write(medium.object(1), Arrays.copyOf(bytes, length));
      Summary summary =
          restore(
              medium.target(), TestKeys.key(KeyKind.EC_P256), name -> name.equals(medium.name(1)));
      assertEquals(1, summary.failed().size(), length + " bytes");
    }
    assertOnly(restore(), 1, "it is damaged");
  }

  @Test
  void anObjectWithMoreAfterItsEndIsRefused() throws Exception {
    Files.writeString(medium.object(0), "more", StandardOpenOption.APPEND);
    assertOnly(restore(), 0, "");
  }

  @Test
  void anObjectThatIsMissingIsNamed() throws Exception {
    Files.delete(medium.object(3));
    assertOnly(restore(), 3, "in the ledger but not on this target: try another one");
    assertEquals(COUNT, begun);
  }

  @Test
  void anObjectThatTheLedgerDoesNotKnowIsBackButNotProven() throws Exception {
    String stray = "objects/2026/11/24/straystraystraystraystrays.v1.cms";
    Files.copy(medium.object(0), medium.folder.resolve(stray));
    Summary summary = restore();
    assertEquals(COUNT, summary.restored());
    assertEquals(1, summary.unproven().size());
    assertTrue(summary.unproven().get(0).startsWith(stray + ": it opens, but"));
    assertFalse(summary.complete());
    Summary again = restore();
    assertEquals(COUNT, again.alreadyThere());
    assertEquals(1, again.unproven().size());
  }

  @Test
  void objectsThatWereSwappedAreRefused() throws Exception {
    byte[] first = Files.readAllBytes(medium.object(0));
    Files.write(medium.object(0), Files.readAllBytes(medium.object(1)));
    Files.write(medium.object(1), first);
    Summary summary = restore();
    assertEquals(COUNT - 2, summary.restored());
    assertEquals(2, summary.failed().size());
    assertTrue(failure(0).contains("is not what was sealed"), failure(0));
    assertTrue(failure(0).contains("expected " + medium.documents.get(0).sha256()), failure(0));
    assertFalse(Files.exists(file(0)));
  }

  @Test
  void theSameDocumentSealedAnewIsNotTheObjectThatWasSealed() throws Exception {
    try (Archive forger = new Archive(dir.resolve("forger"), keys)) {
      Path forged = forger.vault().object(forger.store(Archive.pdf(4)).object());
      Files.write(medium.object(4), Files.readAllBytes(forged));
    }
    assertOnly(restore(), 4, "is not what was sealed");
  }

  @Test
  void filesThatAreThereAlreadyAreComparedAndNeverWrittenOver() throws Exception {
    restore();
    Files.delete(file(0));
    Files.writeString(file(1), "somebody's letter");
    Files.delete(file(2));
    Files.createDirectories(file(2));
    Summary summary = restore();
    assertEquals(1, summary.restored());
    assertEquals(COUNT - 3, summary.alreadyThere());
    assertEquals(new AlreadyThere(medium.name(3), file(3)), outcome(3));
    assertTrue(failure(1).contains("is another file: nothing is written over"), failure(1));
    assertTrue(failure(2).contains("is another file"), failure(2));
    assertEquals("somebody's letter", Files.readString(file(1)));
  }

  @Test
  void aFileInTheWayOfAFolderFailsThatDayAlone() throws Exception {
    Files.createDirectories(to.resolve("2026/11"));
    Files.writeString(to.resolve("2026/11/24"), "in the way");
    Summary summary = restore();
    assertEquals(COUNT, summary.failed().size());
    assertEquals("in the way", Files.readString(to.resolve("2026/11/24")));
  }

  @Test
  void onlyWhatIsWantedIsRestored() throws Exception {
    Summary summary =
        restore(
            medium.target(),
            TestKeys.key(KeyKind.EC_P256),
            name -> name.equals(medium.name(1)) || name.equals(medium.name(3)));
    assertEquals(2, summary.restored());
    assertEquals(2, begun);
    assertTrue(summary.complete());
    assertTrue(Files.exists(file(1)));
    assertFalse(Files.exists(file(2)));
    Summary nothing = restore(medium.target(), TestKeys.key(KeyKind.EC_P256), name -> false);
    assertEquals(
        new Summary(0, 0, List.of(), Map.of(), List.of(), List.of(), List.of(), unsigned(nothing)),
        nothing);
  }

  /** The same in memory, so that it can fail. */
  private MemoryTarget inMemory() throws IOException, TargetFault {
    MemoryTarget target = new MemoryTarget();
    try (Stream<Path> files = Files.walk(medium.folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        target.put(medium.folder.relativize(file).toString(), Content.of(file));
      }
    }
    return target;
  }

  @Test
  void anObjectThatCantBeReadDoesNotStopTheOthers() throws Exception {
    for (Kind kind : List.of(Kind.IO_ERROR, Kind.DENIED, Kind.UNAVAILABLE, Kind.NOT_FOUND)) {
      MemoryTarget target = inMemory();
      target.guard(
          (method, name) -> {
            if (method.equals("open") && name.equals(medium.name(2))) {
              throw new TargetFault(kind, "Input/output error at " + name);
            }
          });
      to = dir.resolve("back-" + kind);
      assertOnly(
          restore(target, TestKeys.key(KeyKind.EC_P256), object -> true), 2, "Input/output error");
    }
  }

  @Test
  void anObjectThatBreaksOffDoesNotStopTheOthers() throws Exception {
    Target breaking = new BreakingTarget(inMemory(), medium.name(0), 1000);
    assertOnly(
        restore(breaking, TestKeys.key(KeyKind.EC_P256), object -> true),
        0,
        "it can't be read (the spool is gone): try another target");
  }

  /** A target that breaks off in the middle of one object. */
  private record BreakingTarget(Target target, String bad, int after) implements Target {
    @Override
    public void put(String name, Content content) throws TargetFault {
      target.put(name, content);
    }

    @Override
    public InputStream open(String name) throws TargetFault {
      try {
        InputStream in = target.open(name);
        return name.equals(bad)
            ? new SequenceInputStream(
                new ByteArrayInputStream(in.readNBytes(after)), Contents.breaking(1, 0).open())
            : in;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public InputStream readBack(String name) throws TargetFault {
      return open(name);
    }

    @Override
    public Optional<Stat> stat(String name) throws TargetFault {
      return target.stat(name);
    }

    @Override
    public List<Stat> list(String folder) throws TargetFault {
      return target.list(folder);
    }
  }

  @Test
  void aTargetThatGoesAwayIsNotAskedForEveryObject() throws Exception {
    threads = 1;
    MemoryTarget target = inMemory();
    List<String> opened = new ArrayList<>();
    target.guard(
        (method, name) -> {
          if (method.equals("open") && name.startsWith("objects/")) {
            opened.add(name);
            if (opened.size() == 2) {
              target.gone(true);
            }
          }
        });
    Summary summary = restore(target, TestKeys.key(KeyKind.EC_P256), object -> true);
    assertEquals(2, summary.restored());
    assertEquals(3, summary.failed().size());
    assertEquals(2, opened.size());
    assertTrue(summary.failed().get(0).contains("the target is away"), summary.toString());
    target.gone(false);
    target.guard((method, name) -> {});
    Summary rest = restore(target, TestKeys.key(KeyKind.EC_P256), object -> true);
    assertEquals(
        new Summary(3, 2, List.of(), Map.of(), List.of(), List.of(), List.of(), unsigned(rest)),
        rest);
  }

  @Test
  void whatTheLedgerSaysOfADocumentIsSaidWhenItIsBack() throws Exception {
    Event.Fault unread = new Event.Fault(Event.Fault.NOT_READ, "page 1: not read", "acapture");
    Event.Fault other = new Event.Fault(Event.Fault.NOT_READ, "page 2: not read", "another");
    medium = new Medium(dir.resolve("other"), keys, 1, unread, other);
    Summary summary = restore();
    Path file = ((Outcome.Restored) outcomes.get(0)).file();
    String line = ": page 1: not read; sealpress convert makes a copy that can be searched";
    assertEquals(
        List.of(file + line, "no document of capture another: page 2: not read"),
        summary.remarks());
    assertEquals(summary.remarks(), restore().remarks(), "told again of what was back before");
    assertTrue(summary.complete(), "that is no reason to doubt it");
  }

  @Test
  void aTargetThatIsAwayAtTheBeginningIsTold() throws Exception {
    MemoryTarget target = inMemory();
    target.gone(true);
    TargetFault fault =
        assertThrows(
            TargetFault.class,
            () -> restore(target, TestKeys.key(KeyKind.EC_P256), object -> true));
    assertEquals(Kind.UNAVAILABLE, fault.kind());
  }

  @Test
  void noMessageHoldsTextOfADocumentOrASecret() throws Exception {
    for (int number = 0; number < 3; number++) {
      Medium.flip(medium.object(number), 700 + number);
    }
    Summary summary = restore();
    String all = summary + outcomes.toString();
    assertFalse(all.contains(TestKeys.PASSPHRASE));
    assertFalse(all.contains(new String(Archive.pdf(0), 0, 8, StandardCharsets.ISO_8859_1)));
    assertEquals(3, summary.failed().stream().filter(line -> line.lines().count() == 1).count());
  }
}
