package org.sealpress.appliance.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.sealpress.fixture.Programs;

/**
 * How a printed sheet comes from a scanner.
 *
 * @param kind of the key on it
 * @param dpi pixels an inch
 * @param mode of pdftoppm
 * @param degrees it is turned by
 * @param quality of the JPEG it is saved as; 0 for PNG
 */
record Scan(String kind, int dpi, String mode, double degrees, int quality) {

  /** A file for each page. */
  List<Path> make(Path pdf, Path folder) throws IOException {
    Programs.run(
        "pdftoppm", "-r", Integer.toString(dpi), mode, "-png", pdf.toString(), folder + "/page");
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".png")).sorted().toList()) {
        pages.add(degrees == 0 && quality == 0 ? file : saved(turned(file), file));
      }
    }
    return pages;
  }

  private BufferedImage turned(Path file) throws IOException {
    BufferedImage page = ImageIO.read(file.toFile());
    int type = mode.equals("-mono") ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_GRAY;
    int side = Math.max(page.getWidth(), page.getHeight());
    BufferedImage turned = new BufferedImage(side, side, type);
    Graphics2D paper = turned.createGraphics();
    paper.setColor(Color.WHITE);
    paper.fillRect(0, 0, side, side);
    paper.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    AffineTransform turn = AffineTransform.getTranslateInstance(side / 2.0, side / 2.0);
    turn.rotate(Math.toRadians(degrees));
    turn.translate(-page.getWidth() / 2.0, -page.getHeight() / 2.0);
    paper.drawImage(page, turn, null);
    paper.dispose();
    return turned;
  }

  private Path saved(BufferedImage image, Path file) throws IOException {
    if (quality == 0) {
      ImageIO.write(image, "png", file.toFile());
      return file;
    }
    Path jpeg = Path.of(file + ".jpg");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(jpeg.toFile())) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality / 100f);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return jpeg;
  }
}
