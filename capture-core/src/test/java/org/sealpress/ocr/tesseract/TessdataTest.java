package org.sealpress.ocr.tesseract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.ocr.OcrFault;

class TessdataTest {
  @TempDir private Path folder;
  private Tessdata models;

  @BeforeEach
  void prepare() throws IOException {
    for (String each : List.of("eng", "deu", "osd")) {
      Files.createFile(folder.resolve(each + ".traineddata"));
    }
    Files.createFile(folder.resolve("pdf.ttf"));
    models = new Tessdata(folder);
  }

  @Test
  void modelsAreListedByName() {
    assertEquals(List.of("deu", "eng", "osd"), models.installed());
  }

  @Test
  void ofLanguagesThatAreReadAtOnceEachIsLookedFor() {
    assertDoesNotThrow(() -> models.require(List.of("eng+deu", "eng")));
    assertEquals(
        "language \"chi_sim\" is not installed in "
            + folder
            + " (there are: deu, eng, osd): apt install tesseract-ocr-chi-sim",
        assertThrows(OcrFault.class, () -> models.require(List.of("eng", "deu+chi_sim")))
            .getMessage());
    assertThrows(OcrFault.class, () -> models.require(List.of("eng+")));
  }

  @Test
  void aNameThatIsAPathIsNone() {
    assertFalse(models.has("../" + folder.getFileName() + "/eng"));
  }
}
