package org.sealpress.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallHeapIT {
  @TempDir Path dir;

  @Test
  void aDocumentOf300MegabytesIsSealedAndOpenedInAHeapOf48() throws Exception {
    RecoveryKey key = TestKeys.key(KeyKind.RSA_3072);
    Files.copy(TestKeys.certificate(dir, key), dir.resolve("c.pem"));
    Files.copy(TestKeys.keyFile(dir, key), dir.resolve("k.pem"));
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx48m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SmallHeap.class.getName(),
                    dir.toString(),
                    "300000000"))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
    System.out.print(said);
    assertTrue(Files.size(dir.resolve("x.pdf")) == 300_000_000L, said);
  }
}
