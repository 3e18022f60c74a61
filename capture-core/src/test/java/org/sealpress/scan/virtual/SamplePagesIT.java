package org.sealpress.scan.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.Programs;

/** The sample pages can be read: by the real tesseract. */
class SamplePagesIT {
  @TempDir Path dir;

  @Test
  void nearlyEveryWordOfThePagesIsRecognizedAndNoneOnTheBacks() throws Exception {
    Path tesseract = Programs.need("tesseract", "tesseract-ocr");
    SamplePages samples = new SamplePages(SamplePages.DPI);
    List<Sheet> sheets = new ArrayList<>(samples.contract());
    sheets.addAll(samples.invoice());
    List<String> truth = new ArrayList<>(SamplePages.contractText());
    truth.add(SamplePages.invoiceText());

    for (int i = 0; i < sheets.size(); i++) {
      List<String> found = words(recognize(tesseract, sheets.get(i).front()));
      List<String> missing = words(truth.get(i));
      int all = missing.size();
      found.forEach(missing::remove);
      assertTrue(missing.size() <= all * 0.03, "of " + all + " words are missing " + missing);
    }
    assertEquals("", recognize(tesseract, sheets.get(0).back()).strip());
  }

  private String recognize(Path tesseract, PageSource page) throws Exception {
    write(page, dir.resolve("page.ppm"));
    List<String> command =
        List.of(tesseract.toString(), "page.ppm", "-", "-l", "eng", "--dpi", "300");
    Programs.Ended ended = Programs.run(dir, Map.of("OMP_THREAD_LIMIT", "1"), command);
    assumeTrue(
        !ended.err().contains("Error opening data file"),
        "tesseract has no English (Debian package tesseract-ocr-eng): skipped");
    assertEquals(0, ended.exit(), ended.toString());
    return ended.out();
  }

  private static void write(PageSource page, Path file) throws IOException {
    try (PageRows rows = page.open();
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      PageFormat format = rows.format();
      String header = "P6\n" + format.width() + " " + format.height() + "\n255\n";
      out.write(header.getBytes(StandardCharsets.US_ASCII));
      byte[] row = new byte[format.bytesPerLine()];
      for (int y = 0; y < format.height(); y++) {
        rows.next(row);
        out.write(row);
      }
    }
  }

  private static List<String> words(String text) {
    return new ArrayList<>(
        Arrays.stream(text.split("\\s+", -1)).filter(w -> !w.isEmpty()).toList());
  }
}
