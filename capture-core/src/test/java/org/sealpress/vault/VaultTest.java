package org.sealpress.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.Sha256;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.TestClock;
import org.sealpress.ledger.Verdict;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.SealFault;
import org.sealpress.seal.Sealer;
import org.sealpress.seal.TestKeys;

class VaultTest {
  @TempDir Path dir;
  @TempDir Path keys;

  private final TestClock clock = new TestClock("2026-11-24T09:20:00Z");

  @Test
  void aDocumentIsSealedUnderItsDayAndInTheLedger() throws Exception {
    byte[] pdf = TestBox.pdf(100_000);
    DocumentMeta meta = TestBox.meta();
    Sealer sealer = TestBox.sealer(keys);
    try (TestBox box = box()) {
      Stored stored = box.vault().store(meta, sealer, TestBox.source(pdf));
      assertFalse(stored.already());
      DocumentVersion version = stored.version();
      assertEquals("objects/2026/11/24/" + meta.document() + ".v1.cms", version.object());
      Path object = box.vault().object(version.object());
      assertEquals(Sha256.of(object), version.sha256());
      assertEquals(Sha256.of(pdf), version.plainSha256());
      assertEquals(
          List.of(
              new Event.Sealed(
                  meta.document(),
                  1,
                  "legal",
                  3,
                  version.object(),
                  Files.size(object),
                  version.sha256(),
                  version.plainSha256(),
                  sealer.recipients().fingerprints(),
                  "acapture")),
          box.events(Event.Sealed.class));
      try (OpeningKey key = TestKeys.opening(keys, TestKeys.key(KeyKind.EC_P384))) {
        new Opener(key).open(object, dir.resolve("out.pdf"));
      }
      assertArrayEquals(pdf, Files.readAllBytes(dir.resolve("out.pdf")));
      assertEquals(List.of(), box.files("pending"));
    }
  }

  @Test
  void theDayIsThatOfTheCaptureInUtc() {
    DocumentMeta meta = TestBox.meta();
    DocumentMeta late =
        new DocumentMeta(
            meta.document(), 12, "draft", 1, "c", Instant.parse("2027-01-01T00:30:00+01:00"));
    assertEquals("objects/2026/12/31/" + meta.document() + ".v12.cms", late.object());
  }

  @Test
  void whatCannotBeAFileNameIsRefused() throws IOException {
    for (String id : List.of("", "../../etc/passwd", "A".repeat(26), "a".repeat(27))) {
      assertThrows(IllegalArgumentException.class, () -> TestBox.meta(id, 1));
    }
    assertThrows(IllegalArgumentException.class, () -> TestBox.meta(TestBox.meta().document(), 0));
    try (TestBox box = box()) {
      String good = TestBox.meta().object();
      box.vault().object(good);
      for (String name :
          List.of("", "objects/../../x", "/" + good, good + "/x", good.replace("objects", "x"))) {
        assertThrows(IllegalArgumentException.class, () -> box.vault().object(name));
      }
    }
  }

  @Test
  void storingAgainIsNoSecondEntryAndTellsWhetherItIsTheSamePdf() throws Exception {
    DocumentMeta meta = TestBox.meta();
    Sealer sealer = TestBox.sealer(keys);
    try (TestBox box = box()) {
      Stored first = box.vault().store(meta, sealer, TestBox.source(TestBox.pdf(10)));
      Stored again = box.vault().store(meta, sealer, TestBox.source(TestBox.pdf(11)));
      assertTrue(again.already());
      assertEquals(first.version(), again.version());
      assertEquals(1, box.events(Event.Sealed.class).size());
      DocumentMeta next = TestBox.meta(meta.document(), 2);
      assertFalse(box.vault().store(next, sealer, TestBox.source(TestBox.pdf(12))).already());
      assertEquals(2, box.vault().catalog().versions(meta.document()).size());
    }
  }

  @Test
  void aCrashBetweenTheNameAndTheLedgerIsSettledOnOpening() throws Exception {
    DocumentMeta meta = TestBox.meta();
    crashBeforeTheLedger(meta);
    try (TestBox box = box()) {
      settled(box, meta);
      assertTrue(
          box.vault()
              .store(meta, TestBox.sealer(keys), TestBox.source(TestBox.pdf(1000)))
              .already());
      settled(box, meta);
    }
  }

  @Test
  void aFailureBetweenTheNameAndTheLedgerIsSettledByStoringAgain() throws Exception {
    DocumentMeta meta = TestBox.meta();
    try (TestBox box = box()) {
      fail(box, meta);
      assertTrue(
          box.vault()
              .store(meta, TestBox.sealer(keys), TestBox.source(TestBox.pdf(1000)))
              .already());
      settled(box, meta);
    }
  }

  private void settled(TestBox box, DocumentMeta meta) throws IOException {
    List<Event.Sealed> entries = box.events(Event.Sealed.class);
    assertEquals(1, entries.size());
    assertEquals(Sha256.of(TestBox.pdf(1000)), entries.get(0).plainSha256());
    assertEquals(Sha256.of(box.vault().object(meta.object())), entries.get(0).sha256());
    assertEquals(List.of(), box.events(Event.Fault.class));
    assertEquals(List.of(meta.object()), box.files("objects"));
    assertEquals(List.of(), box.files("pending"));
    assertEquals(List.of(), box.files("aside"));
    assertInstanceOf(Verdict.Intact.class, box.ledger().verify());
  }

  @Test
  void aCrashBetweenTheNoteAndTheNameLeavesNothing() throws Exception {
    DocumentMeta meta = TestBox.meta();
    crashBeforeTheLedger(meta);
    Files.delete(dir.resolve("vault").resolve(meta.object()));
    Path temporary =
        Files.writeString(
            dir.resolve("vault/objects/2026/11/24/.0123456789abcdef.part"), "half of it");
    try (TestBox box = box()) {
      assertFalse(Files.exists(temporary));
      assertEquals(List.of(), box.files("pending"));
      assertEquals(List.of(), box.events(Event.Sealed.class));
      box.vault().store(meta, TestBox.sealer(keys), TestBox.source(TestBox.pdf(1000)));
      settled(box, meta);
    }
  }

  @Test
  void aCrashBetweenTheLedgerAndTheNotesRemovalIsNoSecondEntry() throws Exception {
    DocumentMeta meta = TestBox.meta();
    crashBeforeTheLedger(meta);
    Path note = dir.resolve("vault/pending/" + meta.document() + ".v1.json");
    byte[] left = Files.readAllBytes(note);
    try (TestBox box = box()) {
      settled(box, meta);
      Files.write(note, left);
    }
    try (TestBox box = box()) {
      settled(box, meta);
    }
  }

  @Test
  void anObjectThatIsNotTheOneThatWasNotedIsPutAside() throws Exception {
    DocumentMeta meta = TestBox.meta();
    crashBeforeTheLedger(meta);
    Path object = dir.resolve("vault").resolve(meta.object());
    byte[] damaged = Files.readAllBytes(object);
    damaged[500] ^= 1;
    Files.write(object, damaged);
    try (TestBox box = box()) {
      assertEquals(List.of(), box.events(Event.Sealed.class));
      aside(box, meta, "its hash is not the one that was noted");
      box.vault().store(meta, TestBox.sealer(keys), TestBox.source(TestBox.pdf(1000)));
      assertEquals(1, box.events(Event.Sealed.class).size());
      assertEquals(List.of(meta.object()), box.files("objects"));
    }
  }

  @Test
  void anObjectThatNothingVouchesForIsPutAsideAndSealedAnew() throws Exception {
    DocumentMeta meta = TestBox.meta();
    crashBeforeTheLedger(meta);
    Files.writeString(
        dir.resolve("vault/pending/" + meta.document() + ".v1.json"), "not what was written");
    try (TestBox box = box()) {
      assertEquals(List.of(), box.files("pending"));
      assertEquals(List.of(meta.object()), box.files("objects"));
      Stored stored =
          box.vault().store(meta, TestBox.sealer(keys), TestBox.source(TestBox.pdf(1000)));
      assertFalse(stored.already());
      aside(box, meta, "no note");
      assertEquals(stored.version().sha256(), Sha256.of(box.vault().object(meta.object())));
      assertEquals(1, box.events(Event.Sealed.class).size());
    }
  }

  private static void aside(TestBox box, DocumentMeta meta, String why) throws IOException {
    String name = meta.document() + ".v1.cms";
    assertEquals(List.of("aside/" + name + ".1"), box.files("aside"));
    List<Event.Fault> faults = box.events(Event.Fault.class);
    assertEquals(1, faults.size());
    assertEquals("object-set-aside", faults.get(0).kind());
    says(faults.get(0).message(), name, why);
  }

  @Test
  void aDocumentThatCannotBeSealedLeavesNothing() throws Exception {
    DocumentMeta meta = TestBox.meta();
    Sealer sealer = TestBox.sealer(keys);
    PlainSource changed =
        new PlainSource() {
          @Override
          public long length() {
            return 9;
          }

          @Override
          public java.io.InputStream open() {
            return new java.io.ByteArrayInputStream(new byte[8]);
          }
        };
    try (TestBox box = box()) {
      SealFault fault =
          assertThrows(SealFault.class, () -> box.vault().store(meta, sealer, changed));
      assertEquals(SealFault.Kind.LENGTH_MISMATCH, fault.kind());
      assertEquals(List.of(), box.files("objects"));
      assertEquals(List.of(), box.files("pending"));
      assertEquals(List.of(), box.events(Event.class));
      box.vault().store(meta, sealer, TestBox.source(TestBox.pdf(9)));
      assertEquals(1, box.events(Event.class).size());
    }
  }

  @Test
  void theSameVersionIsNotStoredTwiceAtOnce() throws Exception {
    DocumentMeta meta = TestBox.meta();
    Sealer sealer = TestBox.sealer(keys);
    try (TestBox box = box()) {
      PlainSource second = TestBox.source(TestBox.pdf(5));
      box.vault()
          .store(
              meta,
              sealer,
              TestBox.source(
                  TestBox.pdf(6),
                  () -> {
                    VaultFault fault =
                        assertThrows(
                            VaultFault.class, () -> box.vault().store(meta, sealer, second));
                    assertEquals(VaultFault.Kind.IN_PROGRESS, fault.kind());
                  }));
      assertEquals(1, box.events(Event.class).size());
    }
  }

  @Test
  void leftoversOfACrashWhileSealingAreRemovedBeforeTheDayIsUsedAgain() throws Exception {
    Path day = Files.createDirectories(dir.resolve("vault/objects/2026/11/24"));
    Files.writeString(day.resolve(".0123456789abcdef.part"), "half of it");
    DocumentMeta meta = TestBox.meta();
    try (TestBox box = box()) {
      box.vault().store(meta, TestBox.sealer(keys), TestBox.source(TestBox.pdf(1)));
      assertEquals(List.of(meta.object()), box.files("objects"));
    }
  }

  @Test
  void aCopyIsRecordedOnceAndOnlyWhenItIsTheObject() throws Exception {
    DocumentMeta meta = TestBox.meta();
    try (TestBox box = box()) {
      Vault vault = box.vault();
      DocumentVersion stored =
          vault.store(meta, TestBox.sealer(keys), TestBox.source(TestBox.pdf(7))).version();
      String id = meta.document();
      var drive = new Event.Copied(id, 1, "drive-1", stored.object(), stored.sha256());
      var remote = new Event.Copied(id, 1, "remote", stored.object(), stored.sha256());
      assertEquals(1, vault.recordCopies(List.of(drive)));
      assertEquals(0, vault.recordCopies(List.of(drive)));
      assertEquals(1, vault.recordCopies(List.of(remote)));
      assertEquals(List.of(drive, remote), box.events(Event.Copied.class));
      var other = new Event.Copied(id, 1, "drive-2", stored.object(), "0".repeat(64));
      VaultFault wrong = assertThrows(VaultFault.class, () -> vault.recordCopies(List.of(other)));
      assertEquals(VaultFault.Kind.WRONG_COPY, wrong.kind());
      says(wrong, "drive-2", stored.sha256(), "copy it again");
      var second = new Event.Copied(id, 2, "drive-1", stored.object(), stored.sha256());
      VaultFault unknown =
          assertThrows(VaultFault.class, () -> vault.recordCopies(List.of(second)));
      assertEquals(VaultFault.Kind.UNKNOWN, unknown.kind());
    }
  }

  private void crashBeforeTheLedger(DocumentMeta meta) throws Exception {
    try (TestBox box = box()) {
      fail(box, meta);
    }
  }

  private void fail(TestBox box, DocumentMeta meta) throws Exception {
    Sealer sealer = TestBox.sealer(keys);
    PlainSource crash =
        TestBox.source(
            TestBox.pdf(1000),
            () -> {
              throw new IOException("crash");
            });
    IOException fault =
        assertThrows(IOException.class, () -> box.vault().store(meta, sealer, crash));
    assertEquals("crash", fault.getMessage());
    assertEquals(List.of(), box.events(Event.Sealed.class));
    assertEquals(List.of(meta.object()), box.files("objects"));
  }

  private TestBox box() throws IOException {
    return new TestBox(dir, clock);
  }
}
