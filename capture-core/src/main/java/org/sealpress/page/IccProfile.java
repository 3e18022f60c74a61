package org.sealpress.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The colour profile inside a JPEG (ICC.1, Annex B.4), in one or several segments. */
public final class IccProfile {
  static final String MARK = "ICC_PROFILE\0";

  private static final int APP2 = 0xE2;
  private static final int AFTER_MARK = MARK.length();
  private static final int HEADER = 128;
  private static final int NEWEST_IN_PDF = 4;

  private IccProfile() {}

  /**
   * The profile of a JPEG when it has one that PDF/A-2 allows for so many components.
   *
   * @param components 1 for grey, 3 for colour
   */
  public static Optional<byte[]> ofJpeg(InputStream jpeg, int components) throws IOException {
    SortedMap<Integer, byte[]> parts = new TreeMap<>();
    JpegSegments.walk(
        jpeg,
        (marker, segment) -> {
          if (marker == APP2
              && JpegSegments.starts(segment, MARK)
              && segment.length > AFTER_MARK + 2) {
            parts.put(segment[AFTER_MARK] & 0xFF, segment);
          }
        });
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    for (byte[] part : parts.values()) {
      profile.write(part, AFTER_MARK + 2, part.length - AFTER_MARK - 2);
    }
    byte[] bytes = profile.toByteArray();
    return fits(bytes, components) ? Optional.of(bytes) : Optional.empty();
  }

  private static boolean fits(byte[] profile, int components) {
    if (profile.length < HEADER || !text(profile, 36).equals("acsp")) {
      return false;
    }
    boolean whole = profile.length == number(profile, 0);
    boolean device = "scnr mntr prtr spac".contains(text(profile, 12));
    String space = components == 1 ? "GRAY" : "RGB ";
    return whole
        && device
        && (profile[8] & 0xFF) <= NEWEST_IN_PDF
        && text(profile, 16).equals(space);
  }

  private static String text(byte[] profile, int at) {
    return new String(profile, at, 4, StandardCharsets.ISO_8859_1);
  }

  private static int number(byte[] profile, int at) {
    return ((profile[at] & 0xFF) << 24)
        | ((profile[at + 1] & 0xFF) << 16)
        | ((profile[at + 2] & 0xFF) << 8)
        | (profile[at + 3] & 0xFF);
  }
}
