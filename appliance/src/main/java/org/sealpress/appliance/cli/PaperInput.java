package org.sealpress.appliance.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sealpress.page.ImageKind;
import org.sealpress.page.PlainImages;
import org.sealpress.page.UnreadableImage;
import org.sealpress.page.qr.QrReader;
import org.sealpress.paper.PaperFault;
import org.sealpress.paper.ReadSheet;
import org.sealpress.paper.SheetCodes;
import org.sealpress.paper.TypedText;
import org.sealpress.pdf.PdfPages;

/** Reads a paper key from files of any kind. */
final class PaperInput {
  private static final Path STANDARD_INPUT = Path.of("-");
  private static final int MOST_TEXT = 1 << 20;

  private final Set<String> codes = new LinkedHashSet<>();
  private final StringBuilder text = new StringBuilder();
  private boolean images;

  private PaperInput() {}

  /**
   * The key of these files together.
   *
   * @throws PaperFault names codes or lines that are missing or wrong
   */
  static ReadSheet read(List<Path> files) throws IOException, UnreadableImage, PaperFault {
    PaperInput input = new PaperInput();
    for (Path file : files) {
      input.add(file);
    }
    return input.images && (input.text.isEmpty() || SheetCodes.isWhole(input.codes))
        ? new ReadSheet(SheetCodes.read(input.codes), List.of())
        : TypedText.read(input.text.toString());
  }

  private void add(Path file) throws IOException, UnreadableImage {
    if (file.equals(STANDARD_INPUT)) {
      text(System.in, "the standard input");
      return;
    }
    switch (ImageKind.of(file)) {
      case PDF -> pdf(file);
      case TIFF, JPEG, PNG -> {
        images = true;
        PlainImages.each(
            file,
            page -> {
              codes.addAll(QrReader.all(page, this::isEnough));
              return !SheetCodes.isWhole(codes);
            });
      }
      default -> {
        try (InputStream in = Files.newInputStream(file)) {
          text(in, file.toString());
        }
      }
    }
  }

  private boolean isEnough(Set<String> found) {
    Set<String> all = new LinkedHashSet<>(codes);
    all.addAll(found);
    return SheetCodes.isWhole(all);
  }

  private void pdf(Path file) throws IOException, UnreadableImage {
    images = true;
    try (PdfPages pages = PdfPages.open(file)) {
      for (int i = 0; i < pages.count() && !SheetCodes.isWhole(codes); i++) {
        codes.addAll(QrReader.all(pages.draw(i), this::isEnough));
      }
    }
  }

  private void text(InputStream in, String name) throws IOException, UnreadableImage {
    byte[] bytes = in.readNBytes(MOST_TEXT + 1);
    if (bytes.length > MOST_TEXT || new String(bytes, StandardCharsets.ISO_8859_1).contains("\0")) {
      throw new UnreadableImage(
          name
              + " is neither an image (PDF, TIFF, JPEG, PNG) nor the text of a sheet: save it anew");
    }
    text.append(new String(bytes, StandardCharsets.UTF_8)).append('\n');
  }
}
