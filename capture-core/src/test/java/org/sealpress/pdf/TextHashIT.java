package org.sealpress.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpress.durable.Sha256;

class TextHashIT {
  @TempDir private Path dir;

  private Path pdf(String name, String... lines) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PdfaWriter writer = new PdfaWriter(PdfaWriterTest.INFO)) {
      for (int page = 0; page < 2; page++) {
        writer.add(
            PdfaWriterTest.raw(
                BufferedImage.TYPE_BYTE_GRAY,
                400,
                560,
                100,
                0,
                PdfaWriterTest.words(400, 560, lines)));
      }
      writer.save(out);
    }
    return Files.write(dir.resolve(name), out.toByteArray());
  }

  @Test
  void aDocumentTellsTheHashOfItsTextAndStaysPdfA() throws Exception {
    Path pdf = pdf("one.pdf", "the lease of 1926", "Straße, naïve, Ελλάδα, 𝛼");
    TextHash hash = TextHash.of(pdf);
    assertEquals(Optional.of(hash.found()), hash.noted());
    assertTrue(hash.fits());
    assertEquals(List.of(), VeraPdf.complaints(pdf));
    String page = "the lease of 1926Straße, naïve, Ελλάδα, 𝛼";
    assertEquals(
        Sha256.of((page + page).getBytes(StandardCharsets.UTF_8)),
        hash.found(),
        "all characters that are shown, as they are");
  }

  @Test
  void anotherTextHasAnotherHashAndAnEmptyOneHasOneToo() throws Exception {
    Path one = pdf("one.pdf", "the lease of 1926");
    Path other = pdf("other.pdf", "the lease of 1927");
    assertFalse(TextHash.of(one).found().equals(TextHash.of(other).found()));
    assertFalse(
        new TextHash(TextHash.of(one).noted(), TextHash.of(other).found()).fits(), "told apart");
    assertEquals(Sha256.of(new byte[0]), TextHash.of(pdf("none.pdf")).found());
  }
}
