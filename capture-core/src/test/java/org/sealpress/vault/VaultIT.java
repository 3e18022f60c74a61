package org.sealpress.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sealpress.durable.Says.says;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.DiskFull;
import org.sealpress.durable.Sha256;
import org.sealpress.durable.TestDisk;
import org.sealpress.ledger.Event;
import org.sealpress.ledger.TestClock;
import org.sealpress.ledger.Verdict;
import org.sealpress.seal.Sealer;

/** Killed, without power, without room. */
class VaultIT {
  @TempDir Path dir;
  @TempDir Path keys;

  private final TestClock clock = new TestClock("2026-11-24T09:20:00Z");

  @Test
  void killedAtRandomMomentsNothingIsLostAndNothingIsThereTwice() throws Exception {
    Random random = new Random(20261124);
    Set<String> safe = new HashSet<>();
    for (int round = 0; round < 8; round++) {
      String last = runAndKill(random.nextInt(40), safe);
      try (TestBox box = new TestBox(dir, clock)) {
        Stored again =
            box.vault()
                .store(
                    TestBox.meta(last, 1),
                    TestBox.sealer(keys),
                    TestBox.source(TestBox.pdf(50_000)));
        safe.add(again.version().document());
        checkBooks(box, safe);
      }
    }
  }

  /** Returns the document that was begun last. */
  private String runAndKill(int afterLines, Set<String> safe) throws IOException {
    TestBox.sealer(keys);
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Storing.class.getName(),
                    dir.toString(),
                    keys.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String last = "";
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      int lines = 0;
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith("begin ")) {
          last = line.substring(6);
        } else if (line.startsWith("safe ")) {
          safe.add(line.substring(5));
        }
        if (lines++ == afterLines) {
          process.toHandle().destroyForcibly(); // and its last words are still read
        }
      }
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return last;
  }

  @Test
  void aPowerCutWhileSealingOrBeforeTheLedgerIsSettled() throws Exception {
    try (TestDisk disk = TestDisk.ext4(dir, 32)) {
      Path root = disk.root().resolve("data");
      Set<String> safe = new HashSet<>();
      Sealer sealer = TestBox.sealer(keys);
      for (int round = 0; round < 6; round++) {
        DocumentMeta meta = TestBox.meta();
        TestBox box = new TestBox(root, clock);
        for (int i = 0; i < 3; i++) {
          DocumentMeta whole = TestBox.meta();
          box.vault().store(whole, sealer, TestBox.source(TestBox.pdf(50_000)));
          safe.add(whole.document());
        }
        PlainSource cut =
            round % 2 == 0
                ? TestBox.source(TestBox.pdf(50_000), disk::cutPower)
                : cutWhileReading(disk);
        assertThrows(IOException.class, () -> box.vault().store(meta, sealer, cut));
        closeAfterPowerCut(box);
        disk.mount();
        try (TestBox again = new TestBox(root, clock)) {
          again.vault().store(meta, sealer, TestBox.source(TestBox.pdf(50_000)));
          safe.add(meta.document());
          checkBooks(again, safe);
        }
      }
    }
  }

  private static PlainSource cutWhileReading(TestDisk disk) {
    byte[] pdf = TestBox.pdf(50_000);
    return new PlainSource() {
      @Override
      public long length() {
        return pdf.length;
      }

      @Override
      public InputStream open() throws IOException {
        disk.cutPower();
        return new ByteArrayInputStream(pdf);
      }
    };
  }

  private static void closeAfterPowerCut(TestBox box) {
    try (box) {
      assertTrue(box.ledger().head().seq() > 0);
    } catch (IOException expected) {
      says(String.valueOf(expected.getMessage()), "");
    }
  }

  @Test
  void aFullDiskIsNamedLeavesNothingHalfWrittenAndGoesOnOnceThereIsRoom() throws Exception {
    try (TestDisk disk = TestDisk.tmpfs(dir, 1 << 20)) {
      Sealer sealer = TestBox.sealer(keys);
      DocumentMeta meta = TestBox.meta();
      try (TestBox box = new TestBox(disk.root(), clock)) {
        DiskFull full =
            assertThrows(
                DiskFull.class,
                () -> box.vault().store(meta, sealer, TestBox.source(TestBox.pdf(2 << 20))));
        says(full, meta.object(), "free of 1024 KiB");
        assertEquals(List.of(), box.files("objects"));
        assertEquals(List.of(), box.events(Event.Sealed.class));
        box.vault().store(meta, sealer, TestBox.source(TestBox.pdf(50_000)));
        checkBooks(box, Set.of(meta.document()));
      }
    }
  }

  /** Every document is in the ledger once, as it is on the disk, and nothing else is there. */
  private static void checkBooks(TestBox box, Set<String> documents) throws IOException {
    assertInstanceOf(Verdict.Intact.class, box.ledger().verify());
    List<Event.Sealed> sealed = box.events(Event.Sealed.class);
    Set<String> ids = new HashSet<>();
    Set<String> objects = new HashSet<>();
    for (Event.Sealed entry : sealed) {
      assertTrue(ids.add(entry.document()), "twice: " + entry.document());
      objects.add(entry.object());
      assertEquals(entry.sha256(), Sha256.of(box.vault().object(entry.object())));
    }
    assertTrue(ids.containsAll(documents), "lost");
    assertEquals(objects, new HashSet<>(box.files("objects")));
    assertEquals(List.of(), box.files("pending"));
    assertEquals(List.of(), box.files("aside"));
    assertEquals(sealed.size(), box.vault().catalog().sealed());
    assertTrue(Files.exists(box.vault().object(sealed.get(0).object())));
  }
}
