package org.sealpress.intake;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.sealpress.intake.JournalEntry.FeedEnded;
import org.sealpress.intake.JournalEntry.Opened;
import org.sealpress.intake.JournalEntry.SideStored;
import org.sealpress.ocr.LanguageTags;
import org.sealpress.ocr.PageText;
import org.sealpress.page.Codec;
import org.sealpress.pdf.DocumentInfo;
import org.sealpress.pdf.PdfPage;
import org.sealpress.pdf.PdfaWriter;
import org.sealpress.worker.PageResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the last side of a capture to the sealed document. Can be repeated at any point. */
final class Finishing {
  private static final Logger LOG = LoggerFactory.getLogger(Finishing.class);

  private final IntakeSettings settings;
  private final DocumentStore store;
  private final CaptureListener listener;

  Finishing(IntakeSettings settings, DocumentStore store, CaptureListener listener) {
    this.settings = settings;
    this.store = store;
    this.listener = listener;
  }

  void finish(OpenCapture capture) throws IOException, InterruptedException {
    Spool spool = capture.spool();
    Opened opened = capture.opened();
    List<SideStored> sides = spool.entries(SideStored.class);
    List<Future<PageResult>> work = capture.work();
    List<Integer> blank = new ArrayList<>();
    List<String> flaws = new ArrayList<>();
    spool.entries(FeedEnded.class).stream()
        .map(FeedEnded::fault)
        .filter(fault -> !fault.isEmpty())
        .forEach(flaws::add);
    try (PdfaWriter pdf = new PdfaWriter(info(opened), Optional.of(spool.folder()));
        OutputStream out =
            new BufferedOutputStream(Files.newOutputStream(spool.document()), 64 * 1024)) {
      for (int i = 0; i < sides.size(); i++) {
        SideStored side = sides.get(i);
        PageResult result = result(side, work.get(i));
        boolean raw = result.codec() == Codec.RAW;
        pdf.add(
            new PdfPage(
                result.format(),
                result.codec(),
                raw ? () -> spool.openSide(side.number()) : () -> spool.openImage(side.number()),
                result.quarterTurns(),
                result.text()));
        if (result.blank()) {
          blank.add(side.number());
        }
        if (!result.flaw().isEmpty()) {
          flaws.add("page " + side.number() + ": " + result.flaw());
        }
      }
      pdf.save(out);
    }
    long bytes = Files.size(spool.document());
    listener.on(new CaptureEvent.DocumentMade(capture.id(), sides.size(), bytes));
    DocumentStore.Document document =
        new DocumentStore.Document(
            opened.document(),
            opened.capture(),
            opened.documentClass(),
            opened.at(),
            sides.size(),
            blank,
            flaws);
    String object = store.store(document, spool.document());
    spool.append(new JournalEntry.Sealed(object));
    spool.delete();
    listener.on(new CaptureEvent.Sealed(capture.id(), opened.document(), object));
  }

  /** What the workers made of a side; when they made nothing, its samples as they are. */
  private static PageResult result(SideStored side, Future<PageResult> work)
      throws InterruptedException {
    try {
      return work.get();
    } catch (ExecutionException e) {
      String why = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
      LOG.warn("side {} is stored without text: {}", side.number(), why);
      return new PageResult(
          side.format(),
          Codec.RAW,
          0,
          false,
          PageText.none(side.format().width(), side.format().height()),
          "not read: " + why);
    }
  }

  private DocumentInfo info(Opened opened) {
    OffsetDateTime at = opened.at().atZone(settings.zone()).toOffsetDateTime();
    String title =
        opened.documentClass()
            + " "
            + DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).format(at);
    return new DocumentInfo(
        title,
        LanguageTags.of(opened.languages().get(0)),
        at,
        Optional.of(
            new DocumentInfo.Origin(
                opened.document(), 1, opened.documentClass(), opened.box(), opened.scanner(), at)));
  }
}
