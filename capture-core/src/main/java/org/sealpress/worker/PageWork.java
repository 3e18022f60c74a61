package org.sealpress.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpress.ocr.ChoosingEngine;
import org.sealpress.ocr.OcrEngine;
import org.sealpress.ocr.PageText;
import org.sealpress.ocr.tesseract.TesseractEngine;
import org.sealpress.page.Blank;
import org.sealpress.page.ImageFiles;
import org.sealpress.page.JpegHeader;
import org.sealpress.page.Margins;
import org.sealpress.page.PageFormat;
import org.sealpress.page.Pix;
import org.sealpress.page.Preview;
import org.sealpress.page.ReadingSize;
import org.sealpress.page.Resolution;
import org.sealpress.page.Surround;
import org.sealpress.page.UnreadableImage;
import org.sealpress.page.separator.Separator;
import org.sealpress.page.separator.Separators;
import org.sealpress.page.separator.UnclearCover;
import org.sealpress.worker.PageJob.Effort;
import org.sealpress.worker.PageReading.Turned;
import org.sealpress.worker.PageSource.ImageFile;
import org.sealpress.worker.PageSource.Jpeg;
import org.sealpress.worker.PageSource.Samples;

/** What is done to a page inside a worker. */
final class PageWork implements AutoCloseable {
  /** The result of a job and the bytes of its image, none when the source's are kept. */
  record Outcome(PageResult result, ByteBuffer image) {}

  private @Nullable OcrEngine engine;
  private List<String> loaded = List.of();

  Outcome on(PageJob job) throws UnreadableImage {
    try (Pix page = load(job)) {
      if (job.effort().isUrgent()) {
        return PagePicture.of(page, job);
      }
      PageFormat format = shape(page, job);
      int dpi =
          job.dpi() > 0
              ? job.dpi()
              : Resolution.believed(format.dpi(), format.width(), format.height());
      format = format.withDpi(dpi > 0 ? dpi : Resolution.USUAL);
      ArchiveImage image =
          job.keep() ? ArchiveImage.kept(format.mode()) : ArchiveImage.of(page, format.dpi(), job);
      Reading reading = job.effort() == Effort.READ ? read(page, dpi, job) : notRead(page, job);
      return new Outcome(
          new PageResult(
              format.withMode(image.mode()),
              image.codec(),
              image.quality(),
              reading.turns,
              reading.skew,
              reading.blank,
              reading.text,
              reading.flaw,
              reading.separator,
              reading.look),
          image.bytes());
    }
  }

  private static Pix load(PageJob job) throws UnreadableImage {
    if (job.source() instanceof ImageFile image) {
      return ImageFiles.decode(image.file(), image.index(), job.keep());
    }
    if (job.source() instanceof Jpeg jpeg) {
      return ImageFiles.decodeJpeg(bytes(jpeg), job.keep());
    }
    Samples page = (Samples) job.source();
    try {
      return Pix.ofSamples(page.format(), page.samples().open());
    } catch (IOException e) {
      throw new UnreadableImage("the page's samples can't be read: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Jpeg jpeg) throws UnreadableImage {
    try {
      return jpeg.bytes().open().readNBytes(jpeg.length());
    } catch (IOException e) {
      throw new UnreadableImage("the page's JPEG can't be read: " + e.getMessage(), e);
    }
  }

  /** Of a kept JPEG only the luminance was decoded; its header tells what goes into the archive. */
  private static PageFormat shape(Pix page, PageJob job) throws UnreadableImage {
    if (job.source() instanceof Jpeg jpeg) {
      return jpeg.format();
    }
    if (job.keep() && job.source() instanceof ImageFile image) {
      try (InputStream in = Files.newInputStream(image.file())) {
        return JpegHeader.read(in).format();
      } catch (IOException e) {
        throw new UnreadableImage(image.file() + " can't be read: " + e.getMessage(), e);
      }
    }
    return page.format();
  }

  private record Reading(
      int turns,
      double skew,
      boolean blank,
      PageText text,
      String flaw,
      Optional<Separator> separator,
      Look look) {

    Reading(int turns, double skew, boolean blank, PageText text) {
      this(turns, skew, blank, text, "", Optional.empty(), Look.NONE);
    }

    Reading withFlaw(String what) {
      return new Reading(turns, skew, blank, text, what, separator, look);
    }

    Reading withLook(Look at) {
      return new Reading(turns, skew, blank, text, flaw, separator, at);
    }
  }

  private static Reading notRead(Pix page, PageJob job) {
    return new Reading(job.quarterTurns(), 0, false, PageText.none(page.width(), page.height()));
  }

  private Reading read(Pix page, int dpi, PageJob job) {
    double factor = ReadingSize.factor(page.format().withDpi(dpi));
    int readingDpi = ReadingSize.dpi(page.format().withDpi(dpi));
    try (Pix grey = page.grey();
        Pix small = factor < 1 ? grey.scaled(factor) : grey;
        Preview preview = Preview.of(small)) {
      Margins surround = Surround.of(preview);
      Surround.paintOver(small, surround);
      Reading reading = readSmall(small, readingDpi, job);
      boolean isPage = !reading.blank && reading.separator.isEmpty();
      byte[] shown = isPage && !job.shown() ? new byte[0] : preview.jpeg(reading.turns);
      return reading.withLook(new Look(surround, ByteBuffer.wrap(shown)));
    }
  }

  private Reading readSmall(Pix small, int readingDpi, PageJob job) {
    try (Pix upright = small.turned(job.quarterTurns())) {
      if (Blank.is(upright.greyImage(readingDpi))) {
        PageText none = PageText.none(upright.width(), upright.height());
        return new Reading(job.quarterTurns(), 0, true, none);
      }
      try {
        Optional<Separator> separator =
            job.separators() ? Separators.on(upright, readingDpi) : Optional.empty();
        if (separator.isPresent()) {
          PageText none = PageText.none(upright.width(), upright.height());
          return new Reading(job.quarterTurns(), 0, false, none, "", separator, Look.NONE);
        }
        return words(upright, readingDpi, job);
      } catch (UnclearCover e) {
        return words(upright, readingDpi, job).withFlaw(String.valueOf(e.getMessage()));
      }
    }
  }

  private Reading words(Pix upright, int readingDpi, PageJob job) {
    Turned best = new PageReading(engine(job.languages()), readingDpi, job.upright()).best(upright);
    int turns = (job.quarterTurns() + best.quarterTurns()) % 4;
    return new Reading(turns, best.skew(), false, best.text());
  }

  private OcrEngine engine(List<String> languages) {
    OcrEngine current = engine;
    if (current == null || !loaded.equals(languages)) {
      close();
      current = engineOf(languages);
      engine = current;
      loaded = languages;
    }
    return current;
  }

  private static OcrEngine engineOf(List<String> languages) {
    if (languages.size() == 1) {
      return new TesseractEngine(languages);
    }
    List<OcrEngine> engines = new ArrayList<>();
    for (String language : languages) {
      engines.add(new TesseractEngine(List.of(language)));
    }
    return new ChoosingEngine(engines);
  }

  @Override
  public void close() {
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }
}
