package org.sealpress.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The heap does not grow with the document. */
class LongDocumentIT {
  @TempDir Path folder;

  @Test
  void twoHundredPagesAreWrittenInASmallHeap() throws Exception {
    Path pdf = folder.resolve("long.pdf");
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                ManyPages.class.getName(),
                pdf.toString(),
                "200")
            .inheritIO()
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
    assertTrue(Files.size(pdf) > 64L << 20, Files.size(pdf) + " bytes: more than the heap");
    assertEquals(List.of(), VeraPdf.complaints(pdf));
  }
}
