package org.sealpress.appliance.torture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.sealpress.restore.Outcome;
import org.sealpress.restore.Restore;
import org.sealpress.restore.RestoreFault;
import org.sealpress.restore.Source;
import org.sealpress.restore.Summary;
import org.sealpress.seal.Opener;
import org.sealpress.target.TargetFault;
import org.sealpress.target.folder.FolderTarget;

/** The documents of a box, restored from its drive as they come. */
final class Archive {
  /** Stands for a page that is no side as it was scanned. */
  static final int UNKNOWN = -1;

  private final Path drive;
  private final Path to;
  private final Opener opener;
  private final Set<String> before = new HashSet<>();
  private String lastObject = "";

  Archive(Path drive, Path to, Opener opener) {
    this.drive = drive;
    this.to = to;
    this.opener = opener;
  }

  /**
   * A document.
   *
   * @param object its name on the drive
   * @param pages the number of each side in it, or {@link #UNKNOWN}
   */
  record Found(String object, List<Integer> pages) {}

  /** Restores what is new on the drive. */
  List<Found> fresh(Findings findings) throws IOException {
    List<Found> fresh = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    Summary summary;
    try {
      summary =
          new Restore(
                  List.of(new Source("drive", new FolderTarget("drive", drive))),
                  opener,
                  to,
                  Clock.systemUTC())
              .run(
                  (object, known) -> !before.contains(object),
                  new Restore.Listener() {
                    @Override
                    public void begin(int objects) {}

                    @Override
                    public void done(Outcome outcome) {
                      outcomes.add(outcome);
                    }
                  });
    } catch (TargetFault | RestoreFault e) {
      throw new IOException(e);
    }
    Stream.of(summary.unproven(), summary.failed(), summary.ledger())
        .flatMap(List::stream)
        .forEach(line -> findings.problem("restore: " + line));
    for (Outcome outcome : outcomes) {
      before.add(outcome.object());
      if (outcome instanceof Outcome.Restored restored) {
        fresh.add(new Found(restored.object(), sides(restored.file())));
        Files.move(restored.file(), last(), StandardCopyOption.REPLACE_EXISTING);
        lastObject = restored.object();
      }
    }
    return fresh;
  }

  /** The document that was restored last. */
  Path last() {
    return to.resolve("last.pdf");
  }

  /** Its name on the drive. */
  String lastObject() {
    return lastObject;
  }

  private static List<Integer> sides(Path file) throws IOException {
    List<Integer> sides = new ArrayList<>();
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      for (PDPage page : pdf.getPages()) {
        sides.add(NumberedSide.of(image(page)).orElse(UNKNOWN));
      }
    }
    return sides;
  }

  private static BufferedImage image(PDPage page) throws IOException {
    PDResources resources = page.getResources();
    for (COSName name : resources.getXObjectNames()) {
      PDXObject object = resources.getXObject(name);
      if (object instanceof PDImageXObject image) {
        return image.getImage();
      }
    }
    throw new IOException("a page without an image");
  }
}
