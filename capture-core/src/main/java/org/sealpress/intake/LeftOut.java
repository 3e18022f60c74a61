package org.sealpress.intake;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.sealpress.worker.PageResult;

/**
 * A side that is no page of its document, while the capture is not sealed yet: a person can see
 * whether that is right.
 *
 * @param side its number in the capture, from 1
 * @param separator true when it is a separator sheet, or the back of one; false when it is blank
 * @param preview a small JPEG of it
 */
public record LeftOut(int side, boolean separator, ByteBuffer preview) {

  /** Of the sides that are read so far. */
  static List<LeftOut> of(OpenCapture capture) {
    List<LeftOut> all = new ArrayList<>();
    boolean dropBlank = capture.opened().dropBlank();
    for (JournalEntry.SideStored side : capture.sides()) {
      capture
          .seen(side)
          .filter(seen -> seen.separator().isPresent() || (seen.blank() && dropBlank))
          .map(seen -> new LeftOut(side.number(), seen.separator().isPresent(), preview(seen)))
          .ifPresent(all::add);
    }
    return all;
  }

  private static ByteBuffer preview(PageResult seen) {
    return seen.look().preview().asReadOnlyBuffer();
  }
}
