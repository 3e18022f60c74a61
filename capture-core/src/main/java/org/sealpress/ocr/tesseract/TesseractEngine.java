package org.sealpress.ocr.tesseract;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;
import java.util.function.Function;
import net.sourceforge.tess4j.ITessAPI;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.ITessAPI.TessResultIterator;
import org.jspecify.annotations.Nullable;
import org.sealpress.ocr.OcrEngine;
import org.sealpress.ocr.OcrFault;
import org.sealpress.ocr.Orientation;
import org.sealpress.ocr.PageText;
import org.sealpress.page.GreyImage;

/**
 * Tesseract's LSTM engine with its models kept in memory. {@code Tesseract.doOCR} of Tess4J loads
 * them again for every page and hides errors, so the C API is called directly, with raw bytes.
 */
public final class TesseractEngine implements OcrEngine {
  private static final int UNKNOWN_DPI = 300;

  /** The model for orientation: no language, and a box without it can still read. */
  private static final String OSD = "osd";

  private final TesseractLibrary api = Loaded.LIBRARY;
  private final Tessdata tessdata;
  private final TessBaseAPI reader;
  private @Nullable TessBaseAPI orienter;

  /**
   * Loads the languages.
   *
   * @param languages Tesseract's names, for example {@code eng, deu}
   * @throws OcrFault names the language that is not installed and its Debian package
   */
  public TesseractEngine(List<String> languages) {
    this(languages, Tessdata.find());
  }

  TesseractEngine(List<String> languages, Tessdata tessdata) {
    this.tessdata = tessdata;
    tessdata.require(languages);
    this.reader = started(String.join("+", languages), ITessAPI.TessOcrEngineMode.OEM_LSTM_ONLY);
    api.TessBaseAPISetPageSegMode(reader, ITessAPI.TessPageSegMode.PSM_AUTO);
  }

  private TessBaseAPI started(String languages, int mode) {
    TessBaseAPI handle = api.TessBaseAPICreate();
    // What Tesseract prints about pages is of no use to the person who reads logs.
    api.TessBaseAPISetVariable(handle, "debug_file", "/dev/null");
    if (api.TessBaseAPIInit2(handle, tessdata.folder().toString(), languages, mode) != 0) {
      api.TessBaseAPIDelete(handle);
      throw new OcrFault("Tesseract could not load " + languages + " from " + tessdata.folder());
    }
    return handle;
  }

  @Override
  public PageText read(GreyImage page) {
    return recognized(
        page,
        result -> new PageText(page.width(), page.height(), new ResultLines(api, result).all()));
  }

  @Override
  public int knownWords(GreyImage page) {
    return recognized(page, result -> new KnownWords(api, result).count());
  }

  private <T> T recognized(GreyImage page, Function<@Nullable TessResultIterator, T> whatIsThere) {
    show(reader, page);
    try {
      if (api.TessBaseAPIRecognize(reader, null) != 0) {
        throw new IllegalStateException("Tesseract gave up on the page");
      }
      TessResultIterator result = api.TessBaseAPIGetIterator(reader);
      try {
        return whatIsThere.apply(result);
      } finally {
        if (result != null) {
          api.TessResultIteratorDelete(result);
        }
      }
    } finally {
      api.TessBaseAPIClear(reader);
    }
  }

  @Override
  public Orientation orientation(GreyImage page) {
    if (!tessdata.has(OSD)) {
      return Orientation.UNKNOWN;
    }
    TessBaseAPI osd = orienter();
    show(osd, page);
    try {
      IntBuffer degrees = IntBuffer.allocate(1);
      FloatBuffer confidence = FloatBuffer.allocate(1);
      PointerByReference script = new PointerByReference();
      FloatBuffer scriptConfidence = FloatBuffer.allocate(1);
      int found =
          api.TessBaseAPIDetectOrientationScript(
              osd, degrees, confidence, script, scriptConfidence);
      if (found == 0) {
        return Orientation.UNKNOWN;
      }
      // Tesseract tells by how many degrees, anticlockwise, the page is turned.
      return new Orientation(Math.floorMod(4 - degrees.get(0) / 90, 4), confidence.get(0));
    } finally {
      api.TessBaseAPIClear(osd);
    }
  }

  private TessBaseAPI orienter() {
    TessBaseAPI osd = orienter;
    if (osd == null) {
      osd = started(OSD, ITessAPI.TessOcrEngineMode.OEM_TESSERACT_ONLY);
      orienter = osd;
    }
    return osd;
  }

  private void show(TessBaseAPI handle, GreyImage page) {
    ByteBuffer samples = page.samples();
    api.TessBaseAPISetImage(handle, samples, page.width(), page.height(), 1, page.width());
    api.TessBaseAPISetSourceResolution(handle, page.dpi() > 0 ? page.dpi() : UNKNOWN_DPI);
  }

  /** The release of the installed library, for example {@code 5.3.0}. */
  public static String version() {
    return Loaded.LIBRARY.TessVersion();
  }

  @Override
  public void close() {
    end(reader);
    if (orienter != null) {
      end(orienter);
      orienter = null;
    }
  }

  private void end(TessBaseAPI handle) {
    api.TessBaseAPIEnd(handle);
    api.TessBaseAPIDelete(handle);
  }

  static String taken(TesseractLibrary api, @Nullable Pointer text) {
    if (text == null) {
      return "";
    }
    String copy = text.getString(0, "UTF-8");
    api.TessDeleteText(text);
    return copy;
  }

  private static final class Loaded {
    static final TesseractLibrary LIBRARY = TesseractLibrary.load();
  }
}
