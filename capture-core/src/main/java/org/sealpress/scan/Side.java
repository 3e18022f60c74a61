package org.sealpress.scan;

import java.io.IOException;
import java.io.OutputStream;
import org.sealpress.page.PageFormat;

/** One side of one sheet on its way out of the scanner. */
public interface Side {

  /**
   * Writes the samples to {@code out} as they come, in the layout of {@link PageFormat}. To be
   * called once, before the next side is asked for.
   *
   * @return the shape of what was written; when this returns, the side is whole
   * @throws ScanFault when the side did not arrive whole (short frame, jam, time-out, ...): what
   *     was written then is not a page
   * @throws IOException when {@code out} failed
   */
  PageFormat copyTo(OutputStream out) throws ScanFault, IOException;
}
