package org.sealpress.pdf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.fixture.Programs;

/** Signing holds no more of a large document than writing it does. */
class LargeSignedPdfIT {
  @TempDir Path dir;

  @Test
  @Timeout(240)
  void aDocumentOf400MegabytesIsSignedInAHeapOf64() throws Exception {
    Programs.assume("pdfsig");
    Path pdf = dir.resolve("plain.pdf");
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                LargeSignedPdf.class.getName(),
                pdf.toString(),
                "206")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
    System.out.print(said);
    assertTrue(Files.size(pdf) > 400_000_000L, Files.size(pdf) + " bytes");
    String judged = Programs.run("pdfsig", "-nocert", pdf.toString());
    assertTrue(judged.contains("Signature is Valid."), judged);
    assertTrue(judged.contains("Total document signed"), judged);
  }
}
