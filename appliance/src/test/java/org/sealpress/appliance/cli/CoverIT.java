package org.sealpress.appliance.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.page.PageStyle;
import org.sealpress.page.RasterRows;
import org.sealpress.page.separator.Separator;
import org.sealpress.page.separator.Separator.Cover;
import org.sealpress.pdf.PdfPages;
import org.sealpress.worker.PageJob;
import org.sealpress.worker.PageJob.Effort;
import org.sealpress.worker.PageSource;
import org.sealpress.worker.PageWorkers;
import org.sealpress.worker.WorkerSettings;

class CoverIT {
  private static final String ID = "mfzwizltoq2gk3tfonzxg2lbnm";

  @TempDir private Path folder;

  private Program.Ended cover(String name, String title, String... more) throws Exception {
    String[] words = {"cover", "--class", name, "--title", title, "-o", "cover.pdf"};
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Program.run(folder, all);
  }

  private Optional<Separator> read() throws Exception {
    try (PdfPages pdf = PdfPages.open(folder.resolve("cover.pdf"));
        PageWorkers workers = new PageWorkers(new WorkerSettings(1, Duration.ofSeconds(60), 256))) {
      assertEquals(1, pdf.count());
      var drawn = pdf.draw(0);
      PageJob job =
          new PageJob(
              new PageSource.Samples(
                  new RasterRows(drawn, PdfPages.DPI).format(),
                  () -> new RasterRows(drawn, PdfPages.DPI)),
              List.of("eng"),
              PdfPages.DPI,
              0,
              false,
              PageStyle.AS_SCANNED,
              85,
              Effort.READ,
              true);
      return workers
          .submit(job, OutputStream::nullOutputStream)
          .get(90, TimeUnit.SECONDS)
          .separator();
    }
  }

  @Test
  void whatIsPrintedIsReadBackByAPageWorker() throws Exception {
    assertTrue(
        cover("legal", "Lease of 3 Mill Lane; Grünstraße").with(0).out().contains("print it"));
    assertEquals(Optional.of(new Cover("legal", "Lease of 3 Mill Lane; Grünstraße", "")), read());
  }

  @Test
  void theSheetOfANextVersionNamesItsDocument() throws Exception {
    cover("legal", "契約書", "--document", ID).with(0);
    assertEquals(Optional.of(new Cover("legal", "契約書", ID)), read());
  }

  @Test
  void nothingIsWrittenOver() throws Exception {
    Path file = Files.write(folder.resolve("cover.pdf"), new byte[] {1, 2});
    assertTrue(cover("legal", "Lease").with(1).err().contains("is there already"));
    assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(file));
  }

  @Test
  void whatCannotBeOnASheetIsToldAndNothingIsMade() throws Exception {
    assertTrue(cover("legal", "x".repeat(81)).with(2).err().contains("81 characters"));
    assertTrue(cover("legal", "x", "--document", "12").with(2).err().contains("no document id"));
    assertTrue(cover("../x", "x").with(2).err().contains("no name of a class"));
    assertFalse(Files.exists(folder.resolve("cover.pdf")));
  }

  @Test
  void aClassThatTheConfigurationDoesNotHaveIsASlip() throws Exception {
    Files.writeString(
        folder.resolve("sealpress.yaml"),
        "box: b\ndata: data\nrecipients: [a.pem]\nclasses:\n  legal: {}\n  draft: {}\n");
    String said = cover("lgeal", "Lease").with(2).err();
    assertTrue(said.contains("expected one of legal, draft"), said);
    cover("draft", "Lease").with(0);
  }
}
