package org.sealpress.appliance.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.sealpress.page.ColorMode;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.virtual.PageSource;
import org.sealpress.scan.virtual.SamplePages;
import org.sealpress.scan.virtual.Sheet;

/** Sheets that the virtual scanner makes itself, by name. */
final class SampleSheets {
  /** A4 at 600 dpi in colour: 104 MB a side, as large as pages of an office get. */
  private static final PageFormat LARGE = new PageFormat(4960, 7016, ColorMode.COLOR, 8, 600);

  private static final int LARGE_SHEETS = 10;

  private SampleSheets() {}

  static Map<String, Supplier<List<Sheet>>> byName() {
    SamplePages samples = new SamplePages(SamplePages.DPI);
    Map<String, Supplier<List<Sheet>>> named = new LinkedHashMap<>();
    named.put("contract", samples::contract);
    named.put("invoice", samples::invoice);
    named.put("pattern600", SampleSheets::large);
    return named;
  }

  /** Painted while they are read: they cost no memory. */
  private static List<Sheet> large() {
    List<Sheet> sheets = new ArrayList<>();
    for (int i = 0; i < LARGE_SHEETS; i++) {
      sheets.add(
          new Sheet(PageSource.pattern(LARGE, 2L * i), PageSource.pattern(LARGE, 2L * i + 1)));
    }
    return sheets;
  }
}
