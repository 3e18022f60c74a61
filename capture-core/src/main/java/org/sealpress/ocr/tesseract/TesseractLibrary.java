package org.sealpress.ocr.tesseract;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;
import net.sourceforge.tess4j.ITessAPI;
import org.jspecify.annotations.Nullable;
import org.sealpress.page.NativeLibrary;

/**
 * The functions of Tesseract's C API that are called, under their own names, with Tess4J's types.
 * Tess4J's own interface has all of them, looks into the class path for libraries of its own first,
 * and costs a worker 150 ms at its start.
 */
interface TesseractLibrary extends Library, ITessAPI {
  String TessVersion();

  void TessDeleteText(Pointer text);

  TessBaseAPI TessBaseAPICreate();

  void TessBaseAPIDelete(TessBaseAPI handle);

  void TessBaseAPIEnd(TessBaseAPI handle);

  void TessBaseAPIClear(TessBaseAPI handle);

  int TessBaseAPISetVariable(TessBaseAPI handle, String name, String value);

  int TessBaseAPIInit2(TessBaseAPI handle, String folder, String languages, int engine);

  void TessBaseAPISetPageSegMode(TessBaseAPI handle, int mode);

  void TessBaseAPISetImage(
      TessBaseAPI handle,
      ByteBuffer samples,
      int width,
      int height,
      int bytesPerPixel,
      int bytesPerLine);

  void TessBaseAPISetSourceResolution(TessBaseAPI handle, int dpi);

  int TessBaseAPIRecognize(TessBaseAPI handle, @Nullable ETEXT_DESC monitor);

  int TessBaseAPIDetectOrientationScript(
      TessBaseAPI handle,
      IntBuffer degrees,
      FloatBuffer confidence,
      PointerByReference script,
      FloatBuffer scriptConfidence);

  @Nullable TessResultIterator TessBaseAPIGetIterator(TessBaseAPI handle);

  TessPageIterator TessResultIteratorGetPageIterator(TessResultIterator result);

  int TessResultIteratorNext(TessResultIterator result, int level);

  @Nullable Pointer TessResultIteratorGetUTF8Text(TessResultIterator result, int level);

  float TessResultIteratorConfidence(TessResultIterator result, int level);

  int TessResultIteratorWordIsFromDictionary(TessResultIterator result);

  void TessResultIteratorDelete(TessResultIterator result);

  int TessPageIteratorIsAtFinalElement(TessPageIterator place, int level, int element);

  int TessPageIteratorBoundingBox(
      TessPageIterator place,
      int level,
      IntBuffer left,
      IntBuffer top,
      IntBuffer right,
      IntBuffer bottom);

  int TessPageIteratorBaseline(
      TessPageIterator place, int level, IntBuffer x1, IntBuffer y1, IntBuffer x2, IntBuffer y2);

  /**
   * Loads the installed library.
   *
   * @throws UnsatisfiedLinkError names its Debian package
   */
  static TesseractLibrary load() {
    return NativeLibrary.load(
        TesseractLibrary.class,
        List.of("libtesseract.so.5", "tesseract"),
        "Tesseract is not installed: apt install tesseract-ocr (brings libtesseract5)");
  }
}
