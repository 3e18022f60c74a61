package org.sealpress.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an image file is, told by its first bytes and never by its name. */
public enum ImageKind {
  /** JFIF or EXIF. */
  JPEG,
  /** Portable Network Graphics. */
  PNG,
  /** PBM, PGM or PPM. */
  PNM,
  /** TIFF, also of many pages. */
  TIFF,
  /** Not an image but pages all the same. */
  PDF,
  /** Something else. */
  UNKNOWN;

  private static final int LOOK = 1024;

  /** Looks into a file. */
  public static ImageKind of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(LOOK));
    }
  }

  /** Looks at the first bytes of a file. */
  public static ImageKind of(byte[] start) {
    String s = new String(start, StandardCharsets.ISO_8859_1);
    if (s.startsWith("\u00FF\u00D8\u00FF")) {
      return JPEG;
    } else if (s.startsWith("\u0089PNG\r\n\u001A\n")) {
      return PNG;
    } else if (s.startsWith("II*\0") || s.startsWith("MM\0*") || s.startsWith("II+\0")) {
      return TIFF;
    } else if (s.length() > 2 && s.charAt(0) == 'P' && "123456".indexOf(s.charAt(1)) >= 0) {
      return Character.isWhitespace(s.charAt(2)) || s.charAt(2) == '#' ? PNM : UNKNOWN;
    }
    return s.contains("%PDF-") ? PDF : UNKNOWN;
  }
}
