package org.sealpress.scan.sane;

import au.com.southsky.jfreesane.SaneDevice;
import au.com.southsky.jfreesane.SaneException;
import java.io.IOException;
import java.util.Optional;
import org.sealpress.scan.Paper;
import org.sealpress.scan.ScanFault;

/**
 * Sets the area to scan. The size of the paper comes first: with fujitsu, canon_dr and epjitsu it
 * is the limit of the area.
 */
final class AreaWriter {
  private static final double MM_PER_INCH = 25.4;
  private static final double NO_LIMIT = Double.MAX_VALUE;

  /** A scanner that sees so little less than the paper is taken to see all of it. */
  private static final double MARGIN_MM = 2;

  private final SaneDevice device;
  private final OptionWriter writer;
  private final double pixelsPerMm;

  AreaWriter(SaneDevice device, OptionWriter writer, int dpi) {
    this.device = device;
    this.writer = writer;
    pixelsPerMm = dpi / MM_PER_INCH;
  }

  void set(Paper paper) throws IOException, SaneException, ScanFault {
    boolean max = paper.equals(Paper.MAX);
    double width = max ? NO_LIMIT : paper.widthMm();
    double height = paper.heightMm() == 0 ? NO_LIMIT : paper.heightMm();
    edge("page-width", width, true);
    edge("page-height", height, true);
    edge("tl-x", 0, max);
    edge("tl-y", 0, max);
    edge("br-x", width, max);
    edge("br-y", height, max);
  }

  private void edge(String name, double mm, boolean optional)
      throws IOException, SaneException, ScanFault {
    Optional<Setting> found = Setting.find(device, name);
    if (optional && (found.isEmpty() || !found.get().settable())) {
      return;
    }
    String said = mm == NO_LIMIT ? "all of it" : Allowed.number(mm) + " mm";
    length(found.orElseThrow(() -> writer.missing(name, said)), mm);
  }

  /** Sets a length to the nearest step; without a limit to the largest there is. */
  private void length(Setting setting, double mm) throws IOException, SaneException, ScanFault {
    double perMm = setting.inPixels() ? pixelsPerMm : 1;
    Allowed allowed = setting.allowed();
    double asked = mm == NO_LIMIT ? allowed.largest(NO_LIMIT) : mm * perMm;
    if (asked == NO_LIMIT) {
      return;
    }
    double step = allowed instanceof Allowed.Range range ? range.step() : 0;
    double tolerance = Math.max(MARGIN_MM * perMm, step);
    writer.number(setting, asked, tolerance, setting.inPixels() ? "pixels" : "mm");
  }
}
