package org.sealpress.target.folder;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Contents;
import org.sealpress.target.Content;
import org.sealpress.target.Stat;

/** A put by another process, killed in the middle. */
class CrashIT {
  private static final byte[] BYTES = Contents.random(1 << 20, 1);

  @TempDir Path folder;

  @Test
  void aKilledPutLeavesNothingThatCountsAndTheNextCleansUp() throws Exception {
    Path root = Files.createDirectory(folder.resolve("root"));
    Path half = folder.resolve("half");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CrashingPut.class.getName(),
                root.toString(),
                "a/b",
                half.toString())
            .inheritIO()
            .start();
    try {
      await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(half) || !process.isAlive());
      assertTrue(process.isAlive());
      FolderTarget target = new FolderTarget("x", root);
      assertEquals(List.of(), target.list(""));
      assertEquals(Optional.empty(), target.stat("a/b"));
      assertEquals(1, temporaryFiles(root), "this is what the writer writes to");

      target.put("a/c", Content.of(BYTES));
      assertEquals(1, temporaryFiles(root), "the file of a running writer is left alone");

      assertTrue(process.destroyForcibly().waitFor(10, java.util.concurrent.TimeUnit.SECONDS));
      assertEquals(1, temporaryFiles(root));
      FolderTarget restarted = new FolderTarget("x", root);
      restarted.put("a/b", Content.of(BYTES));
      assertEquals(0, temporaryFiles(root));
      assertEquals(
          List.of(new Stat("a/b", BYTES.length), new Stat("a/c", BYTES.length)),
          restarted.list(""));
    } finally {
      process.destroyForcibly();
    }
  }

  private static long temporaryFiles(Path root) throws Exception {
    try (var files = Files.list(root.resolve("a"))) {
      return files.filter(file -> file.getFileName().toString().startsWith(".")).count();
    }
  }
}
