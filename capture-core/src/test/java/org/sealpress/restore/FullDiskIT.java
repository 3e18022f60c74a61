package org.sealpress.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.DiskFull;
import org.sealpress.durable.TestDisk;
import org.sealpress.seal.KeyKind;
import org.sealpress.seal.Opener;
import org.sealpress.seal.OpeningKey;
import org.sealpress.seal.TestKeys;

/** The disk to restore to is full on the way. */
class FullDiskIT {
  @TempDir Path dir;
  @TempDir Path keys;

  @Test
  void whatIsBackIsWholeAndTheNextRunGoesOnAfterIt() throws Exception {
    Medium medium = new Medium(dir, keys, 12);
    try (TestDisk disk = TestDisk.tmpfs(dir, 64 * 1024);
        OpeningKey key = TestKeys.opening(keys, TestKeys.key(KeyKind.EC_P256))) {
      Path filler = Files.write(disk.root().resolve("filler"), new byte[28 * 1024]);
      Path to = disk.root().resolve("back");
      Restore restore =
          new Restore(
              List.of(new Source("drive", medium.target())),
              new Opener(key),
              to,
              Clock.systemUTC());
      List<Outcome> outcomes = new ArrayList<>();
      DiskFull fault =
          assertThrows(DiskFull.class, () -> restore.run(Selection.ALL, noting(outcomes)));
      assertTrue(fault.getMessage().contains(to.toString()), fault.getMessage());
      assertTrue(!outcomes.isEmpty() && outcomes.size() < 12, outcomes.toString());
      try (Stream<Path> files = Files.walk(to)) {
        assertEquals(outcomes.size(), files.filter(Files::isRegularFile).count());
      }

      Files.delete(filler);
      Summary rest = restore.run(Selection.ALL, noting(new ArrayList<>()));
      assertEquals(outcomes.size(), rest.alreadyThere());
      assertEquals(12 - outcomes.size(), rest.restored());
      assertTrue(rest.complete());
    }
  }

  private static Restore.Listener noting(List<Outcome> outcomes) {
    return new Restore.Listener() {
      @Override
      public void begin(int objects) {}

      @Override
      public void done(Outcome outcome) {
        outcomes.add(outcome);
      }
    };
  }
}
