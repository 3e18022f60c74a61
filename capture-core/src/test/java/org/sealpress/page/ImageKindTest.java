package org.sealpress.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageKindTest {

  @ParameterizedTest
  @CsvSource({
    "'%PDF-1.7\n', PDF",
    "'P6\n1 1', PNM",
    "'P4 8 8', PNM",
    "'P7\n', UNKNOWN",
    "'Pretty', UNKNOWN",
    "'II*\0', TIFF",
    "'', UNKNOWN"
  })
  void kindIsToldByContent(String start, ImageKind kind) {
    assertEquals(kind, ImageKind.of(start.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
