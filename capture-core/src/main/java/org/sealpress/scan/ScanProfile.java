package org.sealpress.scan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.sealpress.page.ColorMode;

/**
 * How to scan.
 *
 * @param resolution dpi
 * @param mode colour, grey or 1-bit
 * @param depth bits a sample, 8 or 16; always 1 for {@link ColorMode#LINEART}
 * @param source SANE's {@code source} option, for example {@code ADF Duplex} or {@code Flatbed};
 *     empty leaves the scanner's own choice
 * @param paper the area to scan
 * @param options other options of this scanner by SANE's names, set in this order after the rest
 *     but before the area, for example {@code {"brightness": "10", "swdeskew": "no"}}
 */
public record ScanProfile(
    int resolution,
    ColorMode mode,
    int depth,
    String source,
    Paper paper,
    Map<String, String> options) {

  /** Checks the numbers. */
  public ScanProfile {
    if (resolution <= 0) {
      throw new IllegalArgumentException("a resolution of " + resolution + " dpi");
    }
    depth = mode == ColorMode.LINEART ? 1 : depth;
    if (mode != ColorMode.LINEART && depth != 8 && depth != 16) {
      throw new IllegalArgumentException(depth + " bits a sample; 8 and 16 are possible");
    }
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** With 8 bits a sample and no other options. */
  public ScanProfile(int resolution, ColorMode mode, String source, Paper paper) {
    this(resolution, mode, 8, source, paper, Map.of());
  }

  /**
   * Whether a sheet gives two sides: SANE has no one option for it, but scanners say so in the name
   * of the source, or in the value of an option such as {@code adf-mode}, or have a {@code duplex}.
   */
  public boolean isDuplex() {
    return isDuplex(source)
        || options.values().stream().anyMatch(ScanProfile::isDuplex)
        || "yes".equals(options.get("duplex"));
  }

  private static boolean isDuplex(String name) {
    return name.toLowerCase(Locale.ROOT).contains("duplex");
  }

  /** The same with one more option of the scanner. */
  public ScanProfile with(String option, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(option, value);
    return new ScanProfile(resolution, mode, depth, source, paper, more);
  }

  /** The same with that many bits a sample. */
  public ScanProfile withDepth(int bits) {
    return new ScanProfile(resolution, mode, bits, source, paper, options);
  }
}
