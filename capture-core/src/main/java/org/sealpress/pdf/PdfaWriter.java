package org.sealpress.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.sealpress.ocr.PageText;
import org.sealpress.seal.DocumentSigner;

/**
 * Writes a PDF/A-2u page by page. Images go through a temporary file, which is encrypted, never
 * through the heap.
 *
 * <p>Use: {@link #add} each page, {@link #save} once, {@link #close}.
 */
public final class PdfaWriter implements AutoCloseable {
  /** Name of the font in each page's resources. */
  static final String FONT = "F";

  private static final float PDF_VERSION = 1.7f;
  private static final String SRGB = "sRGB IEC61966-2.1";

  private final DocumentInfo info;
  private final PDDocument document;
  private final GlyphlessFont font;
  private final ImageNote images = new ImageNote();
  private Optional<TransferNote> note = Optional.empty();
  private Optional<VisualCheck> check = Optional.empty();

  /** Begins a document with its temporary file where the system keeps such. */
  public PdfaWriter(DocumentInfo info) {
    this(info, Optional.empty());
  }

  /**
   * Begins a document.
   *
   * @param scratch folder for the temporary file
   */
  public PdfaWriter(DocumentInfo info, Optional<Path> scratch) {
    this.info = info.legible();
    this.document = new PDDocument(() -> EncryptedScratch.in(scratch));
    this.document.setVersion(PDF_VERSION);
    this.font = new GlyphlessFont(document);
  }

  /** Adds a page. */
  public void add(PdfPage page) throws IOException {
    PageSize size = PageSize.of(page.format());
    PDPage pdPage = new PDPage(new PDRectangle((float) size.width(), (float) size.height()));
    if (page.quarterTurns() != 0) {
      pdPage.setRotation(90 * page.quarterTurns());
    }
    double turned = page.straighten() ? page.skew() : 0;
    CropBox.of(page.hidden(), size, turned).ifPresent(pdPage::setCropBox);
    COSDictionary resources = new COSDictionary();
    Map<String, COSStream> images = new PageImage(document, page).streams();
    COSDictionary objects = new COSDictionary();
    images.forEach(objects::setItem);
    resources.setItem(COSName.XOBJECT, objects);
    resources.setItem(COSName.FONT, dictionary(FONT, font.dictionary()));
    pdPage.getCOSObject().setItem(COSName.RESOURCES, resources);
    pdPage.getCOSObject().setItem(COSName.CONTENTS, contents(page, size, images.keySet()));
    document.addPage(pdPage);
    this.images.add(page);
  }

  private static COSDictionary dictionary(String name, COSDictionary value) {
    COSDictionary dictionary = new COSDictionary();
    dictionary.setItem(name, value);
    return dictionary;
  }

  private COSStream contents(PdfPage page, PageSize size, Set<String> images) throws IOException {
    COSStream contents = document.getDocument().createCOSStream();
    PageSize upright = size.turned(page.quarterTurns());
    try (OutputStream out = contents.createOutputStream(COSName.FLATE_DECODE)) {
      String straight = page.straighten() ? Turn.aboutCentre(page.skew(), size) : "";
      out.write(ascii("q %s%.4f 0 0 %.4f 0 0 cm", straight, size.width(), size.height()));
      for (String image : images) {
        out.write(ascii(" /%s Do", image));
      }
      out.write(ascii(" Q\n"));
      out.write(ascii("q %s", Turn.quarters(page.quarterTurns(), size)));
      PageText text = page.straighten() ? page.text() : page.text().aslant(-page.skew());
      out.write(TextLayer.of(text, upright.width(), upright.height(), font));
      out.write(ascii("Q\n"));
    }
    return contents;
  }

  private static byte[] ascii(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).getBytes(StandardCharsets.US_ASCII);
  }

  /** Has the document tell what became of the sheets; known when all pages are there. */
  public void note(TransferNote accounts) {
    note = Optional.of(accounts);
  }

  /** Has the document tell who looked at its pages. */
  public void check(VisualCheck done) {
    check = Optional.of(done);
  }

  /** Writes the file, without a signature. */
  public void save(OutputStream out) throws IOException {
    finish();
    document.save(out);
  }

  /** Writes the file, signed; or without a signature when there is none to be had. */
  public Signature save(OutputStream out, DocumentSigner signer) throws IOException {
    finish();
    return new Signing(document, info, signer).write(out);
  }

  private void finish() throws IOException {
    font.finish();
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    catalog.setLanguage(info.language());
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(Xmp.of(info, note, check, images.toString(), font.textHash()));
    catalog.setMetadata(metadata);
    catalog.addOutputIntent(outputIntent());
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(info.title());
    information.setCreator(Xmp.CREATOR);
    information.setProducer(Xmp.PRODUCER);
    Calendar created = GregorianCalendar.from(info.created().toZonedDateTime());
    information.setCreationDate(created);
    information.setModificationDate(created);
    // Else the file's ID would depend on when it was written, and a repeated step give other bytes.
    document.setDocumentId(info.created().toInstant().toEpochMilli());
  }

  private PDOutputIntent outputIntent() throws IOException {
    try (InputStream profile = Srgb.profile()) {
      PDOutputIntent intent = new PDOutputIntent(document, profile);
      intent.setInfo(SRGB);
      intent.setOutputCondition(SRGB);
      intent.setOutputConditionIdentifier(SRGB);
      intent.setRegistryName("http://www.color.org");
      return intent;
    }
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
