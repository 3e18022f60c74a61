package org.sealpress.page;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.FloatByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions of Leptonica that are called, under their own names. An interface mapping: a
 * function that an older release lacks fails when it is called and not when the library is loaded.
 */
interface Leptonica extends Library {
  /** {@code L_SEVERITY_NONE}: nothing is printed; every failure is told by a null. */
  int SEVERITY_NONE = 6;

  /** {@code IFF_TIFF_G4}. */
  int TIFF_G4 = 8;

  /** {@code L_JPEG_READ_LUMINANCE}. */
  int JPEG_LUMINANCE = 1;

  /** {@code REMOVE_CMAP_BASED_ON_SRC}. */
  int REMOVE_COLORMAP_BASED_ON_SOURCE = 4;

  /** {@code L_SELECT_IF_EITHER}. */
  int SELECT_IF_EITHER = 5;

  /** {@code L_SELECT_IF_BOTH}. */
  int SELECT_IF_BOTH = 6;

  /** {@code L_SELECT_IF_GTE}. */
  int SELECT_IF_GTE = 4;

  /** {@code L_ROTATE_AREA_MAP}. */
  int ROTATE_AREA_MAP = 1;

  /** {@code L_MORPH_ERODE}. */
  int MORPH_ERODE = 2;

  /** {@code L_BRING_IN_WHITE}. */
  int WHITE = 1;

  int setMsgSeverity(int severity);

  @Nullable Pointer pixCreateNoInit(int width, int height, int depth);

  @Nullable Pointer pixCreate(int width, int height, int depth);

  void pixDestroy(PointerByReference pix);

  int pixGetWidth(Pointer pix);

  int pixGetHeight(Pointer pix);

  int pixGetDepth(Pointer pix);

  int pixGetWpl(Pointer pix);

  int pixGetSpp(Pointer pix);

  int pixGetXRes(Pointer pix);

  int pixGetYRes(Pointer pix);

  int pixSetResolution(Pointer pix, int x, int y);

  @Nullable Pointer pixGetColormap(Pointer pix);

  Pointer pixGetData(Pointer pix);

  int pixGetRasterData(Pointer pix, PointerByReference data, PointerByReference bytes);

  int pixReadHeaderMem(
      Pointer data,
      long size,
      @Nullable IntByReference format,
      IntByReference width,
      IntByReference height,
      @Nullable IntByReference bits,
      @Nullable IntByReference samples,
      @Nullable IntByReference colormap);

  @Nullable Pointer pixReadMem(Pointer data, long size);

  @Nullable Pointer pixReadMemJpeg(
      Pointer data, long size, int colormap, int reduction, IntByReference warnings, int hint);

  int pixWriteMem(PointerByReference data, PointerByReference size, Pointer pix, int format);

  int pixWriteMemJpeg(
      PointerByReference data, PointerByReference size, Pointer pix, int quality, int progressive);

  @Nullable Pointer pixRemoveColormap(Pointer pix, int type);

  @Nullable Pointer pixAlphaBlendUniform(Pointer pix, int color);

  @Nullable Pointer pixConvertRGBToLuminance(Pointer pix);

  @Nullable Pointer pixConvertTo8(Pointer pix, int colormap);

  @Nullable Pointer pixScale(Pointer pix, float x, float y);

  @Nullable Pointer pixScaleAreaMap(Pointer pix, float x, float y);

  @Nullable Pointer pixScaleAreaMap2(Pointer pix);

  @Nullable Pointer pixScaleBySampling(Pointer pix, float x, float y);

  @Nullable Pointer pixRotateOrth(Pointer pix, int quarterTurns);

  @Nullable Pointer pixRotate(
      Pointer pix, float radians, int type, int incoming, int width, int height);

  int pixFindSkewSweepAndSearch(
      Pointer pix,
      FloatByReference degrees,
      FloatByReference confidence,
      int sweepReduction,
      int searchReduction,
      float sweepRange,
      float sweepStep,
      float finestStep);

  @Nullable Pointer pixFlipLR(@Nullable Pointer destination, Pointer pix);

  @Nullable Pointer pixOtsuThreshOnBackgroundNorm(
      Pointer pix,
      @Nullable Pointer mask,
      int tileWidth,
      int tileHeight,
      int threshold,
      int fewestPixels,
      int background,
      int smoothX,
      int smoothY,
      float score,
      @Nullable IntByReference chosen);

  int pixSauvolaBinarizeTiled(
      Pointer pix,
      int halfWindow,
      float factor,
      int tilesX,
      int tilesY,
      @Nullable PointerByReference thresholds,
      PointerByReference binary);

  @Nullable Pointer pixSelectBySize(
      Pointer pix,
      int width,
      int height,
      int connectivity,
      int type,
      int relation,
      @Nullable IntByReference changed);

  @Nullable Pointer pixBackgroundNorm(
      Pointer pix,
      @Nullable Pointer mask,
      @Nullable Pointer grey,
      int tileWidth,
      int tileHeight,
      int threshold,
      int minimumCount,
      int background,
      int smoothX,
      int smoothY);

  @Nullable Pointer pixThresholdToBinary(Pointer pix, int threshold);

  @Nullable Pointer pixCloseBrick(
      @Nullable Pointer destination, Pointer pix, int width, int height);

  @Nullable Pointer pixOpenBrick(@Nullable Pointer destination, Pointer pix, int width, int height);

  @Nullable Pointer pixOpenCompBrick(
      @Nullable Pointer destination, Pointer pix, int width, int height);

  @Nullable Pointer pixOr(@Nullable Pointer destination, Pointer one, Pointer other);

  @Nullable Pointer pixSubtract(@Nullable Pointer destination, Pointer from, Pointer what);

  @Nullable Pointer pixScaleToSize(Pointer pix, int width, int height);

  @Nullable Pointer pixCloseSafeBrick(
      @Nullable Pointer destination, Pointer pix, int width, int height);

  int pixCombineMasked(Pointer destination, Pointer pix, Pointer mask);

  int pixSetMasked(Pointer pix, Pointer mask, int value);

  @Nullable Pointer boxCreate(int left, int top, int width, int height);

  void boxDestroy(PointerByReference box);

  int pixSetInRectArbitrary(Pointer pix, Pointer box, int value);

  @Nullable Pointer pixReduceRankBinary2(Pointer pix, int level, @Nullable Pointer table);

  @Nullable Pointer pixColorMorph(Pointer pix, int type, int width, int height);

  @Nullable Pointer pixErodeGray(Pointer pix, int width, int height);

  @Nullable Pointer pixDilateBrick(
      @Nullable Pointer destination, Pointer pix, int width, int height);

  @Nullable Pointer pixConnCompBB(Pointer pix, int connectivity);

  @Nullable Pointer boxaSelectBySize(
      Pointer boxes,
      int width,
      int height,
      int type,
      int relation,
      @Nullable IntByReference changed);

  int boxaGetCount(Pointer boxes);

  int boxaGetBoxGeometry(
      Pointer boxes,
      int index,
      @Nullable IntByReference x,
      @Nullable IntByReference y,
      @Nullable IntByReference width,
      @Nullable IntByReference height);

  void boxaDestroy(PointerByReference boxes);

  void lept_free(Pointer data);

  /** The library under the name that this system has: Debian 13 renamed it. */
  static Leptonica load() {
    Leptonica loaded =
        NativeLibrary.load(
            Leptonica.class,
            List.of("libleptonica.so.6", "liblept.so.5", "leptonica", "lept"),
            "Leptonica is not installed: apt install tesseract-ocr (brings liblept5 or libleptonica6)");
    loaded.setMsgSeverity(SEVERITY_NONE);
    return loaded;
  }
}
