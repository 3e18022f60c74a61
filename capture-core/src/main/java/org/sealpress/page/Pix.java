package org.sealpress.page;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image in Leptonica's memory, outside the Java heap: 1 bit (1 is black), 8 bit grey or 32 bit
 * colour a pixel. To be used inside a page worker only, by one thread, and closed.
 */
public final class Pix implements AutoCloseable {
  private static final int OPAQUE_WHITE = 0xFFFFFF00;

  /** No scanner or fax has pixels that are longer; a wrong number in a file does. */
  private static final double MOST_OBLONG = 4;

  private static final long MOST_PROGRESSIVE = 25_000_000;

  private final Pointer pix;
  private boolean open = true;

  Pix(@Nullable Pointer pix, String what) {
    if (pix == null) {
      throw new IllegalStateException("Leptonica could not " + what);
    }
    this.pix = pix;
  }

  static Leptonica leptonica() {
    return Loaded.LEPTONICA;
  }

  /**
   * Reads raw samples row by row; 16-bit samples keep their high byte.
   *
   * @throws IOException when fewer than {@link PageFormat#totalBytes} bytes come
   */
  public static Pix ofSamples(PageFormat format, InputStream samples) throws IOException {
    int depth = format.mode() == ColorMode.COLOR ? 32 : format.mode() == ColorMode.GRAY ? 8 : 1;
    Pix pix =
        new Pix(
            leptonica().pixCreateNoInit(format.width(), format.height(), depth), "hold " + format);
    try {
      RowPacker rows = new RowPacker(format, leptonica().pixGetWpl(pix.pix));
      rows.copy(samples, leptonica().pixGetData(pix.pix));
      leptonica().pixSetResolution(pix.pix, format.dpi(), format.dpi());
      return pix;
    } catch (IOException | RuntimeException e) {
      pix.close();
      throw e;
    }
  }

  /**
   * Decodes a whole PNG, PNM or BMP.
   *
   * @return empty when the bytes are damaged or of another kind
   * @throws IOException when it says that it is larger than any page
   */
  static Optional<Pix> decode(Memory bytes) throws IOException {
    IntByReference width = new IntByReference();
    IntByReference height = new IntByReference();
    if (leptonica().pixReadHeaderMem(bytes, bytes.size(), null, width, height, null, null, null)
        != 0) {
      return Optional.empty();
    }
    PageLimit.check(width.getValue(), height.getValue());
    Pointer read = leptonica().pixReadMem(bytes, bytes.size());
    return read == null ? Optional.empty() : Optional.of(new Pix(read, "read").plain());
  }

  /**
   * Decodes a JPEG.
   *
   * @param grey true for its luminance alone, which is faster
   * @return empty when the bytes are damaged, cut off or of another kind
   */
  static Optional<Pix> decodeJpeg(Memory bytes, boolean grey) {
    IntByReference warnings = new IntByReference();
    Pointer read =
        leptonica()
            .pixReadMemJpeg(
                bytes, bytes.size(), 0, 1, warnings, grey ? Leptonica.JPEG_LUMINANCE : 0);
    return read == null ? Optional.empty() : Optional.of(new Pix(read, "read").plain());
  }

  /** Its address. */
  Pointer pointer() {
    return pix;
  }

  /** Pixels a row. */
  public int width() {
    return leptonica().pixGetWidth(pix);
  }

  /** Rows. */
  public int height() {
    return leptonica().pixGetHeight(pix);
  }

  /** How it is stored. */
  public ColorMode mode() {
    int depth = leptonica().pixGetDepth(pix);
    return depth == 1 ? ColorMode.LINEART : depth == 8 ? ColorMode.GRAY : ColorMode.COLOR;
  }

  /** Its resolution as a page. 0 dpi when the file did not say. */
  public PageFormat format() {
    return new PageFormat(
        width(),
        height(),
        mode(),
        mode() == ColorMode.LINEART ? 1 : 8,
        leptonica().pixGetXRes(pix));
  }

  /** A grey copy. */
  public Pix grey() {
    return new Pix(
        mode() == ColorMode.COLOR
            ? leptonica().pixConvertRGBToLuminance(pix)
            : leptonica().pixConvertTo8(pix, 0),
        "make grey");
  }

  /**
   * A copy scaled by a factor. When it becomes smaller each pixel is the mean of those that it
   * stands for. A 1-bit image is to be made {@link #grey} first.
   */
  public Pix scaled(double factor) {
    float by = (float) factor;
    return new Pix(
        by < 1 ? leptonica().pixScaleAreaMap(pix, by, by) : leptonica().pixScale(pix, by, by),
        "scale");
  }

  /** A copy of half the size, which takes next to no time. Not for 1-bit. */
  Pix half() {
    return new Pix(leptonica().pixScaleAreaMap2(pix), "halve");
  }

  /** A copy turned clockwise by quarter turns. */
  public Pix turned(int quarterTurns) {
    return new Pix(leptonica().pixRotateOrth(pix, Math.floorMod(quarterTurns, 4)), "turn");
  }

  /**
   * A grey copy turned by an angle about its centre, and enlarged by white so that no corner is cut
   * off.
   *
   * @param degrees clockwise
   */
  public Pix straightened(double degrees) {
    float radians = (float) Math.toRadians(degrees);
    return new Pix(
        leptonica()
            .pixRotate(pix, radians, Leptonica.ROTATE_AREA_MAP, Leptonica.WHITE, width(), height()),
        "straighten");
  }

  /** A copy mirrored left to right; this one is closed. */
  Pix mirrored() {
    return replacedBy(leptonica().pixFlipLR(null, pix));
  }

  /** With resolutions that are known better; 0 leaves what there is. */
  Pix withResolution(int across, int down) {
    leptonica().pixSetResolution(pix, across, down);
    return this;
  }

  /**
   * With pixels as wide as high: those of a fax are not. Pixels are repeated the way that has fewer
   * of them, none is lost. When something has to be done, this one is closed.
   */
  Pix squared() {
    int across = leptonica().pixGetXRes(pix);
    int down = leptonica().pixGetYRes(pix);
    double ratio = (double) Math.max(across, down) / Math.max(1, Math.min(across, down));
    if (Resolution.same(across, down) || ratio > MOST_OBLONG) {
      return this;
    }
    int dpi = Math.max(across, down);
    return replacedBy(leptonica().pixScaleBySampling(pix, (float) dpi / across, (float) dpi / down))
        .withResolution(dpi, dpi);
  }

  /** A copy in which every black pixel is a square of an odd number of them a side. 1-bit only. */
  Pix grown(int side) {
    return new Pix(leptonica().pixDilateBrick(null, pix, side, side), "grow");
  }

  /** A copy of half the size, black where any of four pixels is. 1-bit, of even sides only. */
  Pix halved() {
    return new Pix(leptonica().pixReduceRankBinary2(pix, 1, null), "halve");
  }

  /**
   * A copy in which each pixel is the darkest of a square of an odd number around it, of each
   * colour on its own. Not for 1-bit.
   */
  Pix darkened(int side) {
    return new Pix(
        mode() == ColorMode.COLOR
            ? leptonica().pixColorMorph(pix, Leptonica.MORPH_ERODE, side, side)
            : leptonica().pixErodeGray(pix, side, side),
        "darken");
  }

  /** Paints a rectangle, as far as it lies on the image. 8 bit only. */
  void paint(int left, int top, int width, int height, int grey) {
    Pointer area = leptonica().boxCreate(left, top, width, height);
    if (area != null) {
      try {
        leptonica().pixSetInRectArbitrary(pix, area, grey);
      } finally {
        leptonica().boxDestroy(new PointerByReference(area));
      }
    }
  }

  /**
   * The bytes of a JPEG at a quality of 1 to 100. Grey or colour only. It is progressive, which has
   * a tenth fewer bytes, unless the page is so large that too much memory would be needed for that:
   * 3 bytes a pixel.
   */
  public byte[] jpeg(int quality) {
    PointerByReference data = new PointerByReference();
    PointerByReference size = new PointerByReference();
    int progressive = (long) width() * height() <= MOST_PROGRESSIVE ? 1 : 0;
    if (leptonica().pixWriteMemJpeg(data, size, pix, quality, progressive) != 0) {
      throw new IllegalStateException("Leptonica could not write a JPEG");
    }
    return taken(data, size);
  }

  /** CCITT G4 (T.6) data, 1 bit, black is 1. 1-bit only. */
  public byte[] g4() {
    PointerByReference data = new PointerByReference();
    PointerByReference size = new PointerByReference();
    if (leptonica().pixWriteMem(data, size, pix, Leptonica.TIFF_G4) != 0) {
      throw new IllegalStateException("Leptonica could not write CCITT G4");
    }
    return TiffStrip.only(taken(data, size));
  }

  /** The samples without padding, as {@link PageFormat} has them for grey and 1-bit. */
  byte[] samples() {
    PointerByReference data = new PointerByReference();
    PointerByReference size = new PointerByReference();
    if (leptonica().pixGetRasterData(pix, data, size) != 0) {
      throw new IllegalStateException("Leptonica could not give the samples");
    }
    return taken(data, size);
  }

  /** Writes all samples, {@link PageFormat#totalBytes} of {@link #format}, row by row. */
  public void writeSamples(OutputStream samples) throws IOException {
    RowUnpacker rows = new RowUnpacker(format(), leptonica().pixGetWpl(pix));
    rows.copy(leptonica().pixGetData(pix), samples);
  }

  /** The grey samples, a row after the other without padding. */
  public GreyImage greyImage(int dpi) {
    return new GreyImage(width(), height(), dpi, ByteBuffer.wrap(samples()));
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      leptonica().pixDestroy(new PointerByReference(pix));
    }
  }

  private static byte[] taken(PointerByReference data, PointerByReference size) {
    Pointer start = data.getValue();
    try {
      return start.getByteArray(0, Math.toIntExact(Pointer.nativeValue(size.getValue())));
    } finally {
      leptonica().lept_free(start);
    }
  }

  /** Without colour map, transparency (on white) and odd depths. */
  private Pix plain() {
    Pix opaque = this;
    if (leptonica().pixGetSpp(pix) == 4) {
      opaque = replacedBy(leptonica().pixAlphaBlendUniform(pix, OPAQUE_WHITE));
    }
    if (leptonica().pixGetColormap(opaque.pix) != null) {
      opaque =
          opaque.replacedBy(
              leptonica().pixRemoveColormap(opaque.pix, Leptonica.REMOVE_COLORMAP_BASED_ON_SOURCE));
    }
    int depth = leptonica().pixGetDepth(opaque.pix);
    boolean odd = depth != 1 && depth != 8 && depth != 32;
    return odd ? opaque.replacedBy(leptonica().pixConvertTo8(opaque.pix, 0)) : opaque;
  }

  private Pix replacedBy(@Nullable Pointer next) {
    close();
    return new Pix(next, "convert");
  }

  private static final class Loaded {
    static final Leptonica LEPTONICA = Leptonica.load();
  }
}
