package org.sealpress.scan;

import org.sealpress.page.ColorMode;

/**
 * How to scan.
 *
 * @param resolution dpi
 * @param mode colour, grey or 1-bit
 * @param source SANE's {@code source} option, for example {@code ADF Duplex} or {@code Flatbed};
 *     empty leaves the scanner's own choice
 * @param paper the area to scan
 */
public record ScanProfile(int resolution, ColorMode mode, String source, Paper paper) {}
