package org.sealpress.appliance.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.sealpress.page.DrawnPage;

/** Image files for tests, each with a line of text on it. */
final class Images {
  private final Path folder;

  Images(Path folder) {
    this.folder = folder;
  }

  private static BufferedImage page(int type, String text) {
    return DrawnPage.text(type, List.of(text, "and a second line of plain words"));
  }

  Path png(String name, String text) throws IOException {
    return write(name, "png", page(BufferedImage.TYPE_BYTE_GRAY, text));
  }

  Path jpeg(String name, String text) throws IOException {
    return write(name, "jpeg", page(BufferedImage.TYPE_3BYTE_BGR, text));
  }

  private Path write(String name, String format, BufferedImage image) throws IOException {
    Path file = folder.resolve(name);
    if (!ImageIO.write(image, format, file.toFile())) {
      throw new IOException("no writer for " + format);
    }
    return file;
  }

  Path tiff(String name, String... texts) throws IOException {
    Path file = folder.resolve(name);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (String text : texts) {
        writer.writeToSequence(
            new IIOImage(page(BufferedImage.TYPE_BYTE_GRAY, text), null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return file;
  }

  Path pgm(String name, String text) throws IOException {
    BufferedImage image = page(BufferedImage.TYPE_BYTE_GRAY, text);
    byte[] header =
        "P5\n%d %d\n255\n"
            .formatted(image.getWidth(), image.getHeight())
            .getBytes(StandardCharsets.US_ASCII);
    int[] samples =
        image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    byte[] file = Arrays.copyOf(header, header.length + samples.length);
    for (int i = 0; i < samples.length; i++) {
      file[header.length + i] = (byte) samples[i];
    }
    return Files.write(folder.resolve(name), file);
  }

  /** The first bytes of a file. */
  Path cut(String name, Path whole, double part) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    return Files.write(folder.resolve(name), Arrays.copyOf(bytes, (int) (bytes.length * part)));
  }
}
