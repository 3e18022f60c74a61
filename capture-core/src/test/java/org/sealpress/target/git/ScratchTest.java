package org.sealpress.target.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @TempDir Path folder;

  @Test
  void whatACrashLeftIsRemovedAndWhatIsInUseStays() throws Exception {
    try (Scratch inUse = Scratch.in(folder)) {
      Path left = Files.createDirectories(folder.resolve("left/objects/pack"));
      Files.writeString(left.resolve("tmp_pack_x"), "x");
      Files.createFile(folder.resolve("left/in-use"));
      Files.createDirectory(folder.resolve("hardly-begun"));
      Scratch.sweep(folder);
      assertTrue(Files.exists(inUse.repository().resolve("HEAD")));
      assertFalse(Files.exists(folder.resolve("left")));
      assertFalse(Files.exists(folder.resolve("hardly-begun")));
    }
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
    Scratch.sweep(folder.resolve("nothing"));
  }
}
